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
    cb.ASKING.some((one) => !STATING.has(one) && folded.includes(one));

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
