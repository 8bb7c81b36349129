// Know the words that only ask, or carry little, from those that are looked for.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const longestFirst = (words) => words.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

  // Said around what is asked; what is left is what is looked for.
  cb.ASKING = longestFirst([
    "是什么意思", "什么意思", "是什么", "什么是", "的定义", "的含义", "的意思", "指的是什么",
    "怎么样了", "怎么样", "怎么看待", "怎么看", "怎么办", "怎么", "怎样", "如何看待", "如何",
    "为什么", "为何", "为啥", "什么时候", "何时", "什么", "有哪些", "有没有", "哪些", "哪个",
    "哪里", "哪一", "哪家", "哪年", "是多少", "有多少", "多少钱", "多少", "多大", "多久", "多快",
    "多长时间", "多长", "多高", "几个", "几家", "几年", "几次", "了没有", "是否", "能否", "可否",
    "会不会", "能不能", "是不是", "要不要", "请问", "请介绍一下", "介绍一下", "请介绍", "谈谈",
    "关于", "这么", "那么", "现在", "最近情况", "的情况", "情况如何", "吗", "呢",
  ]);

  // Whether or not: 多不多, 有没有, 清不清楚; not: 要不.
  cb.EITHER = /^(.)[不没]\1/u;

  // Of those that ask, the ones with which statements begin or end as well.
  const STATING = new Set([
    "关于", "这么", "那么", "现在", "的情况", "几个", "几家", "几年", "几次",
  ]);

  // Words that carry little in a question, and much elsewhere: 我们打算 in 我们打算怎么做.
  cb.AROUND = longestFirst([
    "我们", "你们", "他们", "贵公司", "公司", "管理层", "大家", "已经", "可以", "能够", "应该",
    "需要", "想要", "打算", "觉得", "认为", "知道", "希望", "请教", "想问", "问一下", "一下",
    "到底", "究竟", "具体", "大概", "大约", "主要", "方面", "问题", "情况", "时候", "原因",
    "还要", "还能", "还会", "还有", "还在", "还是", "开始", "进行", "目前", "以后", "之后",
    "以前", "之前", "带来", "的话",
  ]);

  const ENGLISH = /^(how|what|when|where|which|who|why|is|are|do|does|did|can|could|will)\s+\S+\s+\S/;

  // Whether a folded query asks: 降价多少, 会降价吗, how large is it; not: 关于电商.
  cb.asks = (folded) => /\?\s*$/.test(folded) || ENGLISH.test(folded.trim()) ||
    /(.)[不没]\1|几[^乎何]|谁|哪|还是|多[强大高长快久远重深]/u.test(folded) || cb.ASKING.some((one) => !STATING.has(one) && folded.includes(one));

  // Characters that everyday speech is full of; unknown to the book they say nothing.
  cb.FILLING = new Set(
    "用有要能去来到给做多少好大小不没很太再还又才刚都么谁几点些样得过上下里中后前时年月日一二三两人家" +
    "个只次件种块想会可买卖看说请问跟比靠拿出进开关办找打走吃喝住花钱东西什怎身让自己够完成真其实");

  // Words of everyday speech that go with anything.
  const PLAIN = [
    "项目", "公司",
    "愿意", "控制", "判断", "继续", "可能", "变得", "变成", "成为", "发生", "出现", "使用", "考虑", "准备",
    "决定", "选择", "保持", "存在", "得到", "拿到", "找到", "看到", "听说", "据说", "属于", "算是", "作为",
    "身上", "手里", "心里", "东西", "地方", "部分", "里面", "外面", "上面", "下面", "旁边", "中间", "其他",
    "其它", "别的", "另外", "各种", "所有", "全部", "一些", "有些", "某些", "许多", "不少", "很多", "多数",
    "大部分", "一直", "总是", "经常", "有时", "常常", "从来", "马上", "立刻", "赶紧", "突然", "忽然",
    "真的", "确实", "其实", "似乎", "好像", "差不多", "左右", "上下", "以上", "以下", "以内", "特别",
    "非常", "比较", "相当", "十分", "尤其", "只是", "只有", "除了", "而且", "但是", "不过", "如果", "因此",
    "所以", "于是", "然后", "接着", "最后", "最终", "起来", "下来", "下去", "出来", "过来", "过去", "回来",
    "回去", "上来", "上去", "进来", "进去", "出去", "一样", "一起", "一般", "一点", "一定", "必须", "不用",
    "不要", "不能", "不会", "不是", "没有", "没法", "办法", "样子", "事情", "事儿", "怎么做", "做法", "做到",
    "多长", "多大", "那边", "这边", "那里", "这里", "自己", "别人", "人家", "谁的", "对于", "关于", "对待",
    "看法", "想法", "意见", "态度", "说法", "说说", "讲讲", "谈谈", "聊聊", "介绍", "解释", "说明", "告诉",
    "回事", "怎么说", "之间", "期间", "当中", "程度", "本来", "原来", "原本", "现有", "当前", "如今", "近来",
  ];

  // Where a squeezed query holds such words: [from, to].
  cb.plainIn = (whole) => PLAIN.flatMap((word) => {
    const found = [];
    for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
      found.push([at, at + word.length]);
    }
    return found;
  });

  // What an answer to such a question says: a time, an amount, a number, a reason.
  const EXPECTED = [
    [/多久|多长时间|几天|几年|几个月|什么时候|何时|哪年|how long|when/,
      /[0-9一二三四五六七八九十]+ *(个?(月|小时|季度)|天|周|年|分钟)|年底|明年|下半年|[0-9] (day|week|month|year)/],
    [/多少钱|花多少|贵不贵|how much/, /[0-9][0-9.]* *[万亿]?(元|块|美元|港元|欧元)|[$¥€]/],
    [/多少人|几个人|how many people/, /[0-9万亿]+(多|余)?(名|人|位)/],
    [/几家|多少家|多少店|多少个/, /[0-9]+(多|余)?[家个]/],
    [/多少|几成|多大|多高|how many/, /[0-9]/],
    [/为什么|为啥|为何|怎么会|原因|why/, /因为|由于|原因|主要是|主要|得益于|影响|because|due to|driven by/],
    [/怎么办|怎么处理|如何应对|怎么解决/, /措施|加强|我们已|已经|加快|启用|整改|提高/],
  ];

  cb.expects = (folded) => EXPECTED.filter(([asked]) => asked.test(folded)).map(([, form]) => form);

  // Characters that carry little by themselves: 的 in 广告的收入.
  cb.LIGHT = new Set("的了在和与及是对为之其也都就而等将会有被把让从向由以于个这那们得着很更还吧呀啊");

  // English words that carry little.
  cb.LIGHT_WORDS = new Set((
    "a about after all also an and any are as at be been before but by can could did do does for " +
    "from get had has have how i if in into is it its just like many may me more most much my no " +
    "not of on only or our out over should so some such tell than that the their them then there " +
    "these they think this those through to under up us very was we were what when where which " +
    "while who why will with would you your").split(" "));
})(self.callbookSearch);
