// Made by the build from scripts/callbook/search/; do not edit.
self.callbookSearch = self.callbookSearch || {};
Object.assign(callbookSearch, {"common": "，。、一是人了不在有大中国和为这上他个地年来我；：？会以到时要出的生学说道民家子也成行下们于后就发自之对得主长可过天作分方用多你着部能市等业全里工公经本都而高政法面门动日进区事代那去心小同北定开产前其军还然起种所如现理机体表力好外与文当两实重新三么只山水关明从化平建又制南内西没此将员名手最东头者月间无安看见各城十相但已些正口通想度加第她合院物性战由位常点海意场武使次二向治因立数样身情入原问把路被并利石老教万知级量任江及应省资委务元美特期世湖回系比气汉总展电科金先声提品设或义王社很统处四首共马形己儿司太目基领队直计别女权话少流命至报米给打变果书清活几州华解议更称程今决张导术府才保交放管结师便走达族反再题色五京河接条规县式白它改风光运信受什组听布百济党指论强做取技黄神选记斯真却职号界件花类何眼兵传带空干农边据集联古广完质阳难增历史专官每住商即步认车台林必死游举线言皇土团收考求德叫近备研争非具李众连调感转笑革该持始英克士尔让拉思根格造较际亲单朝红型价校约器字段周亚深候则功属积快图火千准究往极育装许参半令吃观鱼精办像帝八复影告远群包整构料随划算象容示投势热值夫网望源息语股铁断派速怎需片爱律纪支早况病境证编越局推满且列觉服双未居除乐企引标确织初青志率项飞球察节龙响药站施均消客失轻存低甚般击曾防请离落显罗营足素视护副食创余照兴占巴虽洲村费易试星木黑左宝置跟央识维采六底宫房音环案批切斗富乡另倒若按查故突责严桥模仅胜杀围席态破承招杨负层须父供续状域似依银范修找九致密终血旅钱赛独细效玉冲获习医演毛尽脸弹楼艺航陆右协七攻镇检写苏宗章注阿抗弟坐验封紧劳户优财养适陈喜卫排射哥油刻留急降念云微伤例景拿绝阶座刘刚害印亿沙母酒助闻超审待压升送监策略限竟香配藏敌呢差仍兰温园树征善波哪词岛止预怕继皮执味份角草男普答益谁船惊核街夏宣掌田久著画辑奇尼剑吧谈背免孩礼材愿洋春架筑括晚乱乎讲尚良友临激刀夜室既敢邦挥昌板胡欧福港叶简苦担句岁荆贵娘守辖威宜衣帮块堂额错剧充欢够孙班呼阵销坚练脚退读测吴希宁换版异某顾曲楚典朱毒菜判救宋茶洪含顺啊鲜败货矿端兄归冷忙买险康评肉吗厂永哈沉散遗停笔假输牛洞松渐顶训录否述毕督控丰献姑忽爷互亮纳襄登咱钟伯臣雄季脑介鄂召饭暗扩祖齐短烈赶牌恩诉移诗础露届蒙静喝盘卖植授伊湾博痛减穿逐秘庭陵固禁票灵杂姓泽吸侧庆妈遇追甲馆补唐炮沿殿刺怪彩俄旧警索岸轮妇载靠附毫怀软骨探雷旁罪枪牙迎序慢盛雨墙恶谷顿危稳熟概酸操诸绿佛荣针托宽折野付午肯库厚缺罢耳屋嘴末谢培巨页瓦款犯困店智拥雪翻圣戏旗吉婚奖岩疑币圆歌廷健卡烧析讨跑烟误仙疗舞亡闭汽伸脱秋姐繁侵川莫麻秀借寻私岗卷跳丽横驻套兼您君丁束纸夺袁灯坏坦丝径购阴床瞧择墓宪峰遍鲁庙掉丹桃御舰避售怒课播拔奥延虚隐粮络遭摇潜庄混厅婆奴鼓赵访睡震予童徐韦殖抓拜吨扬址洛休纵逃染纷贸透汇灭蛋森仪塔距狐融郡缓聚盖拍迹忠释润粉涓孔岭搜紫虑促抵钢塞寺津液码虎坛珍硬梁奔累役偏迫锛凡损壁哭替税综伦冰盟挂韩竞乌尤弱铺妹秦尊竹珠迅脉泥鬼纯睛刑途隆潮幅杯握谋剂幸奉乘抱朋谓频崇壮骑恐享鸡虫绍铜呈泛械摆欲奶敬措爆暴签猛郭嘉障缩亦废搞胞埃曰撤暖寒订俗绩阻盐萨勒忘奏孝贴灰梅触玩默胸醒莲篇柱裁啦淡抢捕闹纺截讯朗誉雅忍梦伙勇峡徒丈尾迷唱泉泰佳残闪伍呀疾署剩贼冠倾豆申贫诺麦泪羊尖辈镜涉贡爹缘摩妻殊贝零映甘骂糖岳饮奋棉雕跃汗冒渡努赞启阁斤裂患伏池鹿洗劲晋倍圈媒箭沟锋胆凭挑抬闯隔弄曹汤苗迁叹唯振储贯彻桌祭符僧衡炸旋凤喊黎郎援肥磁忌赏辽祥董仁辛瑞询敏浪貌毁昨巧腿抽荷陷焦净腹弃乃湘亩滑狗冬宏皆番尸伟桂览恢龄绕趣晶坡魏摸伴墨浓绪舍蓝荡阅井鸿旦惯症鸟扎窗辞聘穷堰宇键荒递恨隶厉杜闲腰袭侍灾涨叔湿寨幕豪郑磨浮薄券赤腐译租氧戴邓煤肠牧孤诏妙旨堡册锅胖柳阔吹丘趋锦颜悬陶拳诚尺晓插蒋艇勤穴摄燕垂罚辆戒稀腾粗袋绘炎氏肩枝泊狂估杭扑臂哲寡偷懂琴悲盾炒稍矛愈籍颁吐呆违亭眉撞贷刊巡屈堆曼饰碎滚悉寄浜迟描污辅魔烦鼻盗餐幼凉仗冈澳驾銆菌肚肃爸仰抚慈扶仿盆炼纲倘杰碗忧惜扫暂祝跨渔宾漫寿猪涌凝邻赴恰劝仇践顷赋悄莱拟贤愤姆乏轰粒逼傅陕昆溶葬燃魂挺腊耐犹辉乳陪颇斜棋殑熊浅沈姊返翼丧拖惨俊驱袖惠涂添牵咸详碰割侯柔纤档糊岂跪拒覆绣吓宿偶揭赖烤卢娃颗邮扇伐循衰弦凯羽枚帅锁疏搭俱帐胶赫埋蒸壳剉彼脏箱浙弯瓜挡拱筹疆肿膜刷杆凶债甜泡玄贾谱夹遣薪灌咬尘填廊钻丛狼牢脊熙卒碑漠躲削徽踏贺朵遵狠菲撒扰蛇锡炉纹亏匹鉴慕跌慌穆邀芳爬豫吾奸棒淮捷耕艘齿醉脂兽滴盈卵滋柴溪妃浠碍瓶辩遂怨拨肌俘挖恒励鸣肝偿腔秒拦允塑拆靖耗凌披胁吏纽烂尝垸辟耶艰佩敦疼荐厘匠柏悠壤拾乔轴妖喷掩璃孟歇轨猜晨坊桑堤—‘’“”…《》！（）", "traditional": "㑯㑳㑶㓨㘚㜄㜏㠏㥮㩜㩳㩵䁻䃮䊷䋙䋚䋹䋻䍦䎱䙡䜀䝼䥇䥑䥱䦛䦟䯀䰾䱷䱽䲁䲘䴉丟並乾亂亙亞佇佈佔併來侖侶侷俁係俔俠俥俬倀倆倈倉個們倖倫倲偉偑側偵偽傌傑傖傘備傢傭傯傳傴債傷傾僂僅僉僑僕僞僥僨僱價儀儁儂億儈儉儎儐儔儕儘償優儲儷儸儺儻儼兇兌兒兗內兩冊冑冪凈凍凜凱別刪剄則剋剎剗剛剝剮剴創剷劃劄劇劉劊劌劍劏劑劚勁動務勛勝勞勢勩勱勳勵勸勻匭匯匱區協卹卻卽厙厠厤厭厲厴參叄叢吒吳吶呂咼員唄唸問啓啞啟啢喎喚喪喫喬單喲嗆嗇嗊嗎嗚嗩嗶嘆嘍嘓嘔嘖嘗嘜嘩嘮嘯嘰嘵嘸嘽噁噓噚噝噠噥噦噯噲噴噸噹嚀嚇嚌嚐嚕嚙嚥嚦嚨嚮嚲嚳嚴嚶囀囁囂囅囈囉囌囑囪圇國圍園圓圖團垻埡埰執堅堊堖堝堯報場塊塋塏塒塗塚塢塤塵塹墊墜墮墰墳墶墻墾壇壋壎壓壘壙壚壜壞壟壠壢壩壪壯壺壼壽夠夢夥夾奐奧奩奪奬奮奼妝姍姦娛婁婦婭媧媯媰媼媽嫋嫗嫵嫺嫻嫿嬀嬃嬈嬋嬌嬙嬡嬤嬪嬰嬸孃孋孌孫學孿宮寀寢實寧審寫寬寵寶將專尋對導尷屆屍屓屜屢層屨屬岡峯峴島峽崍崑崗崙崢崬嵐嵗嵾嶁嶄嶇嶔嶗嶠嶢嶧嶨嶮嶸嶺嶼嶽巋巒巔巖巰巹帥師帳帶幀幃幓幗幘幟幣幫幬幷幹幾庫廁廂廄廈廎廕廚廝廟廠廡廢廣廩廬廳弒弔弳張強彆彈彌彎彔彙彠彥彫彲彿後徑從徠復徵徹恆恥悅悞悵悶悽惡惱惲惻愛愜愨愴愷愾慄態慍慘慚慟慣慤慪慫慮慳慶慺慼慾憂憊憐憑憒憖憚憤憫憮憲憶懇應懌懍懞懟懣懤懨懲懶懷懸懺懼懾戀戇戔戧戩戰戱戲戶扞拋拚挩挱挾捨捫捱捲掃掄掆掗掙掛採揀揚換揮揯損搖搗搧搵搶摑摜摟摯摳摶摺摻撈撏撐撓撝撟撣撥撫撲撳撻撾撿擁擄擇擊擋擓擔據擠擡擣擬擯擰擱擲擴擷擺擻擼擽擾攄攆攏攔攖攙攛攜攝攢攣攤攪攬敎敓敗敘敵數斂斃斆斕斬斷於旂旣昇時晉晝暈暉暘暢暫曄曆曇曉曏曖曠曨曬書會朧朮東枴柵柺査桿梔梘條梟梲棄棊棖棗棟棡棧棲棶椏椲楊楓楨業極榘榦榪榮榲榿構槍槓槤槧槨槮槳槶槼樁樂樅樑樓標樞樢樣樧樫樳樸樹樺樿橈橋機橢橫檁檉檔檜檟檢檣檮檯檳檸檻櫃櫓櫚櫛櫝櫞櫟櫥櫧櫨櫪櫫櫬櫱櫳櫸櫻欄欅權欏欒欖欞欽歎歐歟歡歲歷歸歿殘殞殤殨殫殭殮殯殰殲殺殻殼毀毆毿氂氈氌氣氫氬氳氾汎汙決沒沖況泝洩洶浹涇涗涼淒淚淥淨淩淪淵淶淺渙減渢渦測渾湊湞湧湯溈準溝溫溮溳溼滄滅滌滎滙滬滯滲滷滸滻滾滿漁漊漚漢漣漬漲漵漸漿潁潑潔潙潚潛潤潯潰潷潿澀澆澇澐澗澠澤澦澩澮澱澾濁濃濄濕濘濚濛濜濟濤濧濫濰濱濺濼濾瀂瀅瀆瀇瀉瀋瀏瀕瀘瀝瀟瀠瀦瀧瀨瀰瀲瀾灃灄灑灕灘灝灡灣灤灧灩災為烏烴無煉煒煙煢煥煩煬煱熅熒熗熱熲熾燁燈燉燒燙燜營燦燬燭燴燶燻燼燾爍爐爛爭爲爺爾牀牆牘牴牽犖犛犢犧狀狹狽猙猶猻獁獃獄獅獎獨獪獫獮獰獱獲獵獷獸獺獻獼玀現琱琺琿瑋瑒瑣瑤瑩瑪瑲璉璡璣璦璫璯環璵璸璽璿瓊瓏瓔瓚甌甕產産畝畢畫異畵當疇疊痙痠痾瘂瘋瘍瘓瘞瘡瘧瘮瘲瘺瘻療癆癇癉癒癘癟癡癢癤癥癧癩癬癭癮癰癱癲發皁皚皰皸皺盃盜盞盡監盤盧盪眞眥眾睏睜睞瞘瞜瞞瞶瞼矇矓矚矯硃硜硤硨硯碕碩碭碸確碼碽磑磚磠磣磧磯磽磾礄礎礙礦礪礫礬礱祕祿禍禎禕禡禦禪禮禰禱禿秈稅稈稏稜稟種稱穀穇穌積穎穠穡穢穩穫穭窩窪窮窯窵窶窺竄竅竇竈竊竪競筆筍筧筴箇箋箏箚節範築篋篔篠篤篩篳簀簍簑簞簡簣簫簹簽簾籃籌籔籙籛籜籟籠籤籩籪籬籮籲粵糉糝糞糧糰糲糴糶糹糾紀紂約紅紆紇紈紉紋納紐紓純紕紖紗紘紙級紛紜紝紡紬紮細紱紲紳紵紹紺紼紿絀終絃組絅絆絎結絕絛絝絞絡絢給絨絰統絲絳絶絹綁綃綆綈綉綌綏綐綑經綜綞綠綢綣綫綬維綯綰綱網綳綴綵綸綹綺綻綽綾綿緄緇緊緋緑緒緓緔緗緘緙線緝緞締緡緣緦編緩緬緯緱緲練緶緹緻緼縈縉縊縋縐縑縕縗縛縝縞縟縣縧縫縭縮縱縲縳縴縵縶縷縹總績繃繅繆繒織繕繚繞繡繢繩繪繫繭繮繯繰繳繸繹繼繽繾繿纇纈纊續纍纏纓纔纖纘纜缽罃罈罌罎罰罵罷羅羆羈羋羣羥羨義羶習翫翬翹翽耬耮聖聞聯聰聲聳聵聶職聹聽聾肅脅脈脛脣脩脫脹腎腖腡腦腫腳腸膃膕膚膞膠膩膽膾膿臉臍臏臘臚臟臠臢臥臨臺與興舉舊舖舘艙艤艦艫艱艷芻苧茲荊莊莖莢莧華菴菸萇萊萬萴萵葉葒葤葦葯葷蒐蒓蒔蒕蒞蒼蓀蓆蓋蓮蓯蓴蓽蔔蔘蔞蔣蔥蔦蔭蕁蕆蕎蕒蕓蕕蕘蕢蕩蕪蕭蕷薀薈薊薌薑薔薘薟薦薩薳薴薵薹薺藍藎藝藥藪藭藴藶藹藺蘀蘄蘆蘇蘊蘋蘚蘞蘢蘭蘺蘿虆處虛虜號虧虯蛺蛻蜆蝕蝟蝦蝨蝸螄螞螢螮螻螿蟄蟈蟎蟣蟬蟯蟲蟶蟻蠁蠅蠆蠍蠐蠑蠔蠟蠣蠨蠱蠶蠻衆衊術衕衚衛衝袞袷裊裏補裝裡製複褌褘褲褳褸褻襇襉襏襖襝襠襤襪襬襯襲襴覈見覎規覓視覘覡覥覦親覬覯覲覷覺覽覿觀觴觶觸訁訂訃計訊訌討訐訒訓訕訖託記訛訝訟訢訣訥訩訪設許訴訶診註証詁詆詎詐詒詔評詖詗詘詛詞詠詡詢詣試詩詫詬詭詮詰話該詳詵詼詿誄誅誆誇誌認誑誒誕誘誚語誠誡誣誤誥誦誨說説誰課誶誹誼誾調諂諄談諉請諍諏諑諒論諗諛諜諝諞諡諢諤諦諧諫諭諮諱諳諶諷諸諺諼諾謀謁謂謄謅謊謎謐謔謖謗謙謚講謝謠謡謨謫謬謭謳謹謾譁證譎譏譖識譙譚譜譟譫譭譯議譴護譸譽譾讀讅變讋讌讎讒讓讕讖讚讜讞谿豈豎豐豔豬豶貍貓貙貝貞貟負財貢貧貨販貪貫責貯貰貲貳貴貶買貸貺費貼貽貿賀賁賂賃賄賅資賈賊賑賒賓賕賙賚賜賞賠賡賢賣賤賦賧質賫賬賭賰賴賵賺賻購賽賾贄贅贇贈贊贋贍贏贐贓贔贖贗贛贜赬趕趙趨趲跡踐踰踴蹌蹕蹟蹠蹣蹤蹺躂躉躊躋躍躎躑躒躓躕躚躡躥躦躪軀車軋軌軍軑軒軔軛軟軤軫軲軸軹軺軻軼軾較輅輇輈載輊輒輓輔輕輛輜輝輞輟輥輦輩輪輬輯輳輸輻輼輾輿轀轂轄轅轆轉轍轎轔轟轡轢轤辦辭辮辯農迴逕這連週進遊運過達違遙遜遞遠遡適遲遶遷選遺遼邁還邇邊邏邐郟郵鄆鄉鄒鄔鄖鄧鄭鄰鄲鄴鄶鄺酇酈醃醖醜醞醟醣醫醬醱釀釁釃釅釋釐釒釓釔釕釗釘釙針釣釤釦釧釩釵釷釹釺釾鈀鈁鈃鈄鈅鈈鈉鈍鈎鈐鈑鈒鈔鈕鈞鈡鈣鈥鈦鈧鈮鈰鈳鈴鈷鈸鈹鈺鈽鈾鈿鉀鉅鉆鉈鉉鉋鉍鉑鉕鉗鉚鉛鉞鉢鉤鉦鉬鉭鉳鉶鉸鉺鉻鉿銀銃銅銍銑銓銖銘銚銛銜銠銣銥銦銨銩銪銫銬銱銳銷銹銻銼鋁鋃鋅鋇鋌鋏鋒鋙鋝鋟鋣鋤鋥鋦鋨鋩鋪鋭鋮鋯鋰鋱鋶鋸鋼錁錄錆錇錈錏錐錒錕錘錙錚錛錟錠錡錢錦錨錩錫錮錯録錳錶錸錼鍀鍁鍃鍅鍆鍇鍈鍊鍋鍍鍔鍘鍚鍛鍠鍤鍥鍩鍬鍰鍵鍶鍺鍼鍾鎂鎄鎇鎊鎌鎔鎖鎘鎚鎛鎡鎢鎣鎦鎧鎩鎪鎬鎭鎮鎰鎲鎳鎵鎶鎸鎿鏃鏇鏈鏌鏍鏐鏑鏗鏘鏜鏝鏞鏟鏡鏢鏤鏨鏰鏵鏷鏹鏺鏽鐃鐋鐐鐒鐓鐔鐘鐙鐝鐠鐥鐦鐧鐨鐫鐮鐯鐲鐳鐵鐶鐸鐺鐿鑄鑊鑌鑑鑒鑔鑕鑞鑠鑣鑥鑭鑰鑱鑲鑷鑹鑼鑽鑾鑿钁钂長門閂閃閆閈閉開閌閎閏閑閒間閔閘閡閣閤閥閨閩閫閬閭閱閲閶閹閻閼閽閾閿闃闆闇闈闊闋闌闍闐闒闓闔闕闖關闞闠闡闢闤闥陘陝陞陣陰陳陸陽隉隊階隕際隨險隯隱隴隸隻雋雖雙雛雜雞離難雲電霑霢霧霽靂靄靆靈靉靚靜靝靦靨鞏鞝鞦鞽韁韃韆韉韋韌韍韓韙韜韝韞韻響頁頂頃項順頇須頊頌頎頏預頑頒頓頗領頜頡頤頦頭頮頰頲頴頷頸頹頻頽顆題額顎顏顒顓顔願顙顛類顢顥顧顫顬顯顰顱顳顴風颭颮颯颱颳颶颸颺颻颼飀飄飆飈飛飠飢飣飥飩飪飫飭飯飱飲飴飼飽飾飿餃餄餅餈餉養餌餎餏餑餒餓餕餖餘餚餛餜餞餡館餬餱餳餵餶餷餺餼餾餿饁饃饅饈饉饊饋饌饑饒饗饜饞饢馬馭馮馱馳馴馹駁駐駑駒駔駕駘駙駛駝駟駡駢駭駰駱駸駿騁騂騅騌騍騎騏騖騙騤騧騫騭騮騰騶騷騸騾驀驁驂驃驄驅驊驌驍驏驕驗驚驛驟驢驤驥驦驪驫骯髏髒體髕髖髮鬆鬍鬚鬢鬥鬧鬨鬩鬮鬱鬹魎魘魚魛魢魨魯魴魷魺鮁鮃鮊鮋鮍鮎鮐鮑鮒鮓鮚鮜鮝鮞鮣鮦鮪鮫鮭鮮鮳鮶鮺鯀鯁鯇鯉鯊鯒鯔鯕鯖鯗鯛鯝鯡鯢鯤鯧鯨鯪鯫鯰鯴鯷鯽鯿鰁鰂鰃鰆鰈鰉鰌鰍鰏鰐鰒鰓鰛鰜鰟鰠鰣鰥鰧鰨鰩鰭鰮鰱鰲鰳鰵鰷鰹鰺鰻鰼鰾鱂鱅鱈鱉鱒鱔鱖鱗鱘鱝鱟鱠鱣鱤鱧鱨鱭鱯鱷鱸鱺鳥鳧鳩鳬鳲鳳鳴鳶鳾鴆鴇鴉鴒鴕鴛鴝鴞鴟鴣鴦鴨鴯鴰鴴鴷鴻鴿鵁鵂鵃鵐鵑鵒鵓鵜鵝鵠鵡鵪鵬鵮鵯鵰鵲鵷鵾鶄鶇鶉鶊鶓鶖鶘鶚鶡鶥鶩鶪鶬鶯鶲鶴鶹鶺鶻鶼鶿鷀鷁鷂鷄鷉鷊鷓鷖鷗鷙鷚鷥鷦鷫鷯鷲鷳鷴鷸鷹鷺鷽鸂鸇鸊鸌鸏鸕鸘鸚鸛鸝鸞鹵鹹鹺鹼鹽麗麥麩麪麫麯麴麵麼麽黃黌點黨黲黴黶黷黽黿鼂鼉鼕鼴齊齋齎齏齒齔齕齗齙齜齟齠齡齣齦齧齪齬齲齶齷龍龎龐龑龔龕龜鿁鿓\n㑔㑇㐹刾㘎㚯㛣㟆㤘㨫㧐擜䀥鿎䌶䌺䌻䌿䌾䍠䎬䙌䜧䞍䦂鿏䥾䦶䦷䯅鲃䲣䲝鳚鳤鹮丢并干乱亘亚伫布占并来仑侣局俣系伣侠伡私伥俩俫仓个们幸伦㑈伟㐽侧侦伪㐷杰伧伞备家佣偬传伛债伤倾偻仅佥侨仆伪侥偾雇价仪俊侬亿侩俭傤傧俦侪尽偿优储俪㑩傩傥俨凶兑儿兖内两册胄幂净冻凛凯别删刭则克刹刬刚剥剐剀创铲划札剧刘刽刿剑㓥剂㔉劲动务勋胜劳势勚劢勋励劝匀匦汇匮区协恤却即厍厕历厌厉厣参叁丛咤吴呐吕呙员呗念问启哑启唡㖞唤丧吃乔单哟呛啬唝吗呜唢哔叹喽啯呕啧尝唛哗唠啸叽哓呒啴恶嘘㖊咝哒哝哕嗳哙喷吨当咛吓哜尝噜啮咽呖咙向亸喾严嘤啭嗫嚣冁呓啰苏嘱囱囵国围园圆图团坝垭采执坚垩垴埚尧报场块茔垲埘涂冢坞埙尘堑垫坠堕坛坟垯墙垦坛垱埙压垒圹垆坛坏垄垅坜坝塆壮壶壸寿够梦伙夹奂奥奁夺奖奋姹妆姗奸娱娄妇娅娲妫㛀媪妈袅妪妩娴娴婳妫媭娆婵娇嫱嫒嬷嫔婴婶娘㛤娈孙学孪宫采寝实宁审写宽宠宝将专寻对导尴届尸屃屉屡层屦属冈峰岘岛峡崃昆岗仑峥岽岚岁㟥嵝崭岖嵚崂峤峣峄峃崄嵘岭屿岳岿峦巅岩巯卺帅师帐带帧帏㡎帼帻帜币帮帱并干几库厕厢厩厦庼荫厨厮庙厂庑废广廪庐厅弑吊弪张强别弹弥弯录汇彟彦雕彨佛后径从徕复征彻恒耻悦悮怅闷凄恶恼恽恻爱惬悫怆恺忾栗态愠惨惭恸惯悫怄怂虑悭庆㥪戚欲忧惫怜凭愦慭惮愤悯怃宪忆恳应怿懔蒙怼懑㤽恹惩懒怀悬忏惧慑恋戆戋戗戬战戯戏户捍抛拼捝挲挟舍扪挨卷扫抡㧏挜挣挂采拣扬换挥搄损摇捣扇揾抢掴掼搂挚抠抟折掺捞挦撑挠㧑挢掸拨抚扑揿挞挝捡拥掳择击挡㧟担据挤抬捣拟摈拧搁掷扩撷摆擞撸㧰扰摅撵拢拦撄搀撺携摄攒挛摊搅揽教敚败叙敌数敛毙敩斓斩断于旗既升时晋昼晕晖旸畅暂晔历昙晓向暧旷昽晒书会胧术东拐栅拐查杆栀枧条枭棁弃棋枨枣栋㭎栈栖梾桠㭏杨枫桢业极矩干杩荣榅桤构枪杠梿椠椁椮桨椢椝桩乐枞梁楼标枢㭤样榝㭴桪朴树桦椫桡桥机椭横檩柽档桧槚检樯梼台槟柠槛柜橹榈栉椟橼栎橱槠栌枥橥榇蘖栊榉樱栏榉权椤栾榄棂钦叹欧欤欢岁历归殁残殒殇㱮殚僵殓殡㱩歼杀壳壳毁殴毵牦毡氇气氢氩氲泛泛污决没冲况溯泄汹浃泾涚凉凄泪渌净凌沦渊涞浅涣减沨涡测浑凑浈涌汤沩准沟温浉涢湿沧灭涤荥汇沪滞渗卤浒浐滚满渔溇沤汉涟渍涨溆渐浆颍泼洁沩㴋潜润浔溃滗涠涩浇涝沄涧渑泽滪泶浍淀㳠浊浓㳡湿泞溁蒙浕济涛㳔滥潍滨溅泺滤澛滢渎㲿泻沈浏濒泸沥潇潆潴泷濑弥潋澜沣滠洒漓滩灏㳕湾滦滟滟灾为乌烃无炼炜烟茕焕烦炀㶽煴荧炝热颎炽烨灯炖烧烫焖营灿毁烛烩㶶熏烬焘烁炉烂争为爷尔床墙牍抵牵荦牦犊牺状狭狈狰犹狲犸呆狱狮奖独狯猃狝狞㺍获猎犷兽獭献猕猡现雕珐珲玮玚琐瑶莹玛玱琏琎玑瑷珰㻅环玙瑸玺璇琼珑璎瓒瓯瓮产产亩毕画异画当畴叠痉酸疴痖疯疡痪瘗疮疟瘆疭瘘瘘疗痨痫瘅愈疠瘪痴痒疖症疬癞癣瘿瘾痈瘫癫发皂皑疱皲皱杯盗盏尽监盘卢荡真眦众困睁睐眍䁖瞒瞆睑蒙眬瞩矫朱硁硖砗砚埼硕砀砜确码䂵硙砖硵碜碛矶硗䃅硚础碍矿砺砾矾砻秘禄祸祯祎祃御禅礼祢祷秃籼税秆䅉棱禀种称谷䅟稣积颖秾穑秽稳获穞窝洼穷窑窎窭窥窜窍窦灶窃竖竞笔笋笕䇲个笺筝札节范筑箧筼筿笃筛筚箦篓蓑箪简篑箫筜签帘篮筹䉤箓篯箨籁笼签笾簖篱箩吁粤粽糁粪粮团粝籴粜纟纠纪纣约红纡纥纨纫纹纳纽纾纯纰纼纱纮纸级纷纭纴纺䌷扎细绂绁绅纻绍绀绋绐绌终弦组䌹绊绗结绝绦绔绞络绚给绒绖统丝绛绝绢绑绡绠绨绣绤绥䌼捆经综缍绿绸绻线绶维绹绾纲网绷缀彩纶绺绮绽绰绫绵绲缁紧绯绿绪绬绱缃缄缂线缉缎缔缗缘缌编缓缅纬缑缈练缏缇致缊萦缙缢缒绉缣缊缞缚缜缟缛县绦缝缡缩纵缧䌸纤缦絷缕缥总绩绷缫缪缯织缮缭绕绣缋绳绘系茧缰缳缲缴䍁绎继缤缱䍀颣缬纩续累缠缨才纤缵缆钵䓨坛罂坛罚骂罢罗罴羁芈群羟羡义膻习玩翚翘翙耧耢圣闻联聪声耸聩聂职聍听聋肃胁脉胫唇修脱胀肾胨脶脑肿脚肠腽腘肤䏝胶腻胆脍脓脸脐膑腊胪脏脔臜卧临台与兴举旧铺馆舱舣舰舻艰艳刍苎兹荆庄茎荚苋华庵烟苌莱万荝莴叶荭荮苇药荤搜莼莳蒀莅苍荪席盖莲苁莼荜卜参蒌蒋葱茑荫荨蒇荞荬芸莸荛蒉荡芜萧蓣蕰荟蓟芗姜蔷荙莶荐萨䓕苧䓓苔荠蓝荩艺药薮䓖蕴苈蔼蔺萚蕲芦苏蕴苹藓蔹茏兰蓠萝蔂处虚虏号亏虬蛱蜕蚬蚀猬虾虱蜗蛳蚂萤䗖蝼螀蛰蝈螨虮蝉蛲虫蛏蚁蚃蝇虿蝎蛴蝾蚝蜡蛎蟏蛊蚕蛮众蔑术同胡卫冲衮夹袅里补装里制复裈袆裤裢褛亵裥裥袯袄裣裆褴袜摆衬袭襕核见觃规觅视觇觋觍觎亲觊觏觐觑觉览觌观觞觯触讠订讣计讯讧讨讦讱训讪讫托记讹讶讼䜣诀讷讻访设许诉诃诊注证诂诋讵诈诒诏评诐诇诎诅词咏诩询诣试诗诧诟诡诠诘话该详诜诙诖诔诛诓夸志认诳诶诞诱诮语诚诫诬误诰诵诲说说谁课谇诽谊訚调谄谆谈诿请诤诹诼谅论谂谀谍谞谝谥诨谔谛谐谏谕咨讳谙谌讽诸谚谖诺谋谒谓誊诌谎谜谧谑谡谤谦谥讲谢谣谣谟谪谬谫讴谨谩哗证谲讥谮识谯谭谱噪谵毁译议谴护诪誉谫读谉变詟䜩雠谗让谰谶赞谠谳溪岂竖丰艳猪豮狸猫䝙贝贞贠负财贡贫货贩贪贯责贮贳赀贰贵贬买贷贶费贴贻贸贺贲赂赁贿赅资贾贼赈赊宾赇赒赉赐赏赔赓贤卖贱赋赕质赍账赌䞐赖赗赚赙购赛赜贽赘赟赠赞赝赡赢赆赃赑赎赝赣赃赪赶赵趋趱迹践逾踊跄跸迹跖蹒踪跷跶趸踌跻跃䟢踯跞踬蹰跹蹑蹿躜躏躯车轧轨军轪轩轫轭软轷轸轱轴轵轺轲轶轼较辂辁辀载轾辄挽辅轻辆辎辉辋辍辊辇辈轮辌辑辏输辐辒辗舆辒毂辖辕辘转辙轿辚轰辔轹轳办辞辫辩农回径这连周进游运过达违遥逊递远溯适迟绕迁选遗辽迈还迩边逻逦郏邮郓乡邹邬郧邓郑邻郸邺郐邝酂郦腌酝丑酝蒏糖医酱酦酿衅酾酽释厘钅钆钇钌钊钉钋针钓钐扣钏钒钗钍钕钎䥺钯钫钘钭钥钚钠钝钩钤钣钑钞钮钧钟钙钬钛钪铌铈钶铃钴钹铍钰钸铀钿钾巨钻铊铉铇铋铂钷钳铆铅钺钵钩钲钼钽锫铏铰铒铬铪银铳铜铚铣铨铢铭铫铦衔铑铷铱铟铵铥铕铯铐铞锐销锈锑锉铝锒锌钡铤铗锋铻锊锓铘锄锃锔锇铓铺锐铖锆锂铽锍锯钢锞录锖锫锩铔锥锕锟锤锱铮锛锬锭锜钱锦锚锠锡锢错录锰表铼镎锝锨锪钫钔锴锳炼锅镀锷铡钖锻锽锸锲锘锹锾键锶锗针钟镁锿镅镑镰镕锁镉锤镈镃钨蓥镏铠铩锼镐镇镇镒镋镍镓鿔镌镎镞旋链镆镙镠镝铿锵镗镘镛铲镜镖镂錾镚铧镤镪䥽锈铙铴镣铹镦镡钟镫镢镨䦅锎锏镄镌镰䦃镯镭铁镮铎铛镱铸镬镔鉴鉴镲锧镴铄镳镥镧钥镵镶镊镩锣钻銮凿镢镋长门闩闪闫闬闭开闶闳闰闲闲间闵闸阂阁合阀闺闽阃阆闾阅阅阊阉阎阏阍阈阌阒板暗闱阔阕阑阇阗阘闿阖阙闯关阚阓阐辟阛闼陉陕升阵阴陈陆阳陧队阶陨际随险陦隐陇隶只隽虽双雏杂鸡离难云电沾霡雾霁雳霭叇灵叆靓静靔腼靥巩绱秋鞒缰鞑千鞯韦韧韨韩韪韬鞲韫韵响页顶顷项顺顸须顼颂颀颃预顽颁顿颇领颌颉颐颏头颒颊颋颕颔颈颓频颓颗题额颚颜颙颛颜愿颡颠类颟颢顾颤颥显颦颅颞颧风飐飑飒台刮飓飔飏飖飕飗飘飙飚飞饣饥饤饦饨饪饫饬饭飧饮饴饲饱饰饳饺饸饼糍饷养饵饹饻饽馁饿馂饾余肴馄馃饯馅馆糊糇饧喂馉馇馎饩馏馊馌馍馒馐馑馓馈馔饥饶飨餍馋馕马驭冯驮驰驯驲驳驻驽驹驵驾骀驸驶驼驷骂骈骇骃骆骎骏骋骍骓骔骒骑骐骛骗骙䯄骞骘骝腾驺骚骟骡蓦骜骖骠骢驱骅骕骁骣骄验惊驿骤驴骧骥骦骊骉肮髅脏体髌髋发松胡须鬓斗闹哄阋阄郁鬶魉魇鱼鱽鱾鲀鲁鲂鱿鲄鲅鲆鲌鲉鲏鲇鲐鲍鲋鲊鲒鲘鲞鲕䲟鲖鲔鲛鲑鲜鲓鲪鲝鲧鲠鲩鲤鲨鲬鲻鲯鲭鲞鲷鲴鲱鲵鲲鲳鲸鲮鲰鲶鲺鳀鲫鳊鳈鲗鳂䲠鲽鳇䲡鳅鲾鳄鳆鳃鳁鳒鳑鳋鲥鳏䲢鳎鳐鳍鳁鲢鳌鳓鳘鲦鲣鲹鳗鳛鳔鳉鳙鳕鳖鳟鳝鳜鳞鲟鲼鲎鲙鳣鳡鳢鲿鲚鳠鳄鲈鲡鸟凫鸠凫鸤凤鸣鸢䴓鸩鸨鸦鸰鸵鸳鸲鸮鸱鸪鸯鸭鸸鸹鸻䴕鸿鸽䴔鸺鸼鹀鹃鹆鹁鹈鹅鹄鹉鹌鹏鹐鹎雕鹊鹓鹍䴖鸫鹑鹒鹋鹙鹕鹗鹖鹛鹜䴗鸧莺鹟鹤鹠鹡鹘鹣鹚鹚鹢鹞鸡䴘鹝鹧鹥鸥鸷鹨鸶鹪鹔鹩鹫鹇鹇鹬鹰鹭鸴㶉鹯䴙鹱鹲鸬鹴鹦鹳鹂鸾卤咸鹾碱盐丽麦麸面面曲曲面么么黄黉点党黪霉黡黩黾鼋鼌鼍冬鼹齐斋赍齑齿龀龁龂龅龇龃龆龄出龈啮龊龉龋腭龌龙厐庞䶮龚龛龟䜤鿒"});

// Fold texts to the form in which they are searched, and cut them into terms.
// scripts/callbook/search/normal.py and segment.py do the same when the index is made;
// tests/cases/search/vectors.yml holds both to it.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const CHINESE =
    "\\u3005-\\u3007\\u3041-\\u3096\\u30a1-\\u30fa\\u30fc-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff" +
    "\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";

  // A run of characters that stand for themselves: 渗透率 に 매출; or a word: dau, 4.1, 2021q3.
  // Not: the point that ends a sentence, _, %.
  const RUN = new RegExp(
    `([${CHINESE}]+)|(?:[0-9]\\.(?=[0-9])|(?![${CHINESE}])[\\p{L}\\p{N}])+`, "gu");
  const IS_CHINESE = new RegExp(`[${CHINESE}]`, "u");
  const IS_WORD = new RegExp(`^(?![${CHINESE}])[\\p{L}\\p{N}]`, "u");

  cb.END = "·";
  cb.isChinese = (character) => IS_CHINESE.test(character);
  cb.isWord = (character) => IS_WORD.test(character);

  let simplified = null;
  const known = new Map();

  function foldCharacter(character) {
    let folded = known.get(character);
    if (folded !== undefined) return folded;
    if (!simplified) {
      const [traditional, simple] = cb.traditional.split("\n");
      simplified = new Map([...traditional].map((from, at) => [from, simple[at]]));
    }
    folded = /[\p{Mn}\p{Cf}]/u.test(character)
      ? ""
      : [...character.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/\p{Mn}/gu, "")
          .normalize("NFKC")].map((part) => simplified.get(part) || part).join("");
    known.set(character, folded);
    return folded;
  }

  // {text, at}: the folded text, and where each of its UTF-16 units came from; at has one more.
  cb.fold = function (text) {
    const at = [];
    let folded = "";
    for (let start = 0; start < text.length;) {
      const character = String.fromCodePoint(text.codePointAt(start));
      const part = foldCharacter(character);
      for (let n = 0; n < part.length; n++) at.push(start);
      folded += part;
      start += character.length;
    }
    at.push(text.length);
    return { text: folded, at };
  };

  // Runs of a folded text: {text, start, end, chinese}.
  cb.runs = function (folded) {
    return [...folded.matchAll(RUN)].map((match) => ({
      text: match[0], start: match.index, end: match.index + match[0].length,
      chinese: match[1] !== undefined,
    }));
  };

  // What parts two clauses: 、 ， “; not: a space, the hyphen of e-commerce, the slash of DAU/MAU,
  // the comma of 12,000.
  const PARTING = /[^\p{L}\p{N}\s\-‐‑–/&'’.+%_*#@]/u;
  const parts = (gap, before, after) =>
    PARTING.test(gap) && !(gap === "," && /[0-9]/.test(before) && /[0-9]/.test(after));

  // The units alone, {text, folded, from, to, starts, parted}: where each of its UTF-16 units stood in
  // the text, whether a run begins there (growth in roi is growthinroi, but roi is a word of
  // it), and whether a comma or the like stands before it.
  cb.squeeze = function (text) {
    const folded = cb.fold(text);
    const from = [];
    const to = [];
    const starts = [];
    const parted = [];
    let squeezed = "";
    let end = 0;
    for (const run of cb.runs(folded.text)) {
      starts[squeezed.length] = true;
      parted[squeezed.length] = end > 0 &&
        parts(folded.text.slice(end, run.start), folded.text[end - 1], run.text[0]);
      end = run.end;
      for (let at = run.start; at < run.end; at++) {
        from.push(folded.at[at]);
        let next = at + 1;
        while (folded.at[next] === folded.at[at]) next++; // one character folded to several
        to.push(folded.at[next]);
      }
      squeezed += run.text;
    }
    return { text: squeezed, folded: folded.text, from, to, starts, parted };
  };

  // Whether a stretch of a squeezed text begins or ends inside a word or a number.
  cb.cutsAt = function (squeezed, at) {
    if (at <= 0 || at >= squeezed.text.length || squeezed.starts[at]) return false;
    const before = squeezed.text[at - 1];
    const after = squeezed.text[at];
    if (!cb.isWord(before) || !cb.isWord(after)) return before === "." || after === ".";
    return /[0-9]/.test(before) === /[0-9]/.test(after);
  };

  // All terms of a folded text, as the index has them. Only the tests need all of them.
  cb.terms = function (folded) {
    const found = new Set();
    let before = null; // the run before, where nothing but white space parts it
    let joined = "";
    let end = 0;
    for (const run of cb.runs(folded)) {
      const gap = folded.slice(end, run.start);
      if (gap.trim()) before = null;
      if (run.chinese) {
        const characters = [...run.text];
        characters.slice(1).forEach((next, at) => found.add(characters[at] + next));
        found.add(characters[characters.length - 1] + cb.END);
        if (before && !before.chinese) found.add(before.text + characters[0]);
        joined = "";
      } else {
        found.add(run.text);
        const letters = run.text.match(/\p{L}{2,}/gu) || [];
        if (letters[0] !== run.text) letters.forEach((part) => found.add(part));
        joined = (gap === "-" && joined) ||
          (gap === "," && /^[0-9]+$/.test(joined) && /^[0-9]{3}$/.test(run.text))
          ? joined + run.text : run.text;
        found.add(joined);
        if (before && before.chinese) found.add([...before.text].pop() + run.text);
      }
      before = run;
      end = run.end;
    }
    return found;
  };
})(self.callbookSearch);

// Read the packed texts of the shards: numbers of a few bits, lists of pages, texts.
// scripts/callbook/search/bits.py, lists.py and alphabet.py write them.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const BASE = 91;
  const GROUP = 13; // bits of two characters
  const VALUES = new Uint8Array(128);
  let value = 0;
  for (let code = 35; code < 127; code++) if (code !== 92) VALUES[code] = value++;

  cb.Bits = class {
    constructor(text) {
      this.text = text;
      this.at = 0;
      this.held = 0; // the next bits, as a number
      this.count = 0; // how many they are
    }

    // Makes sure of some bits, at most 18; after the end come zeros.
    need(count) {
      while (this.count < count) {
        const { text, at } = this;
        const last = at === text.length - 1; // alone, it holds the last six bits
        const group = at >= text.length ? 0 : last ? VALUES[text.charCodeAt(at)] << (GROUP - 6)
          : VALUES[text.charCodeAt(at)] * BASE + VALUES[text.charCodeAt(at + 1)];
        this.held = (this.held << GROUP) | group;
        this.count += GROUP;
        this.at = at + 2;
      }
    }

    peek(count) {
      this.need(count);
      return this.held >>> (this.count - count);
    }

    skip(count) {
      this.count -= count;
      this.held &= (1 << this.count) - 1;
    }

    read(count) {
      if (count > 16) return this.read(count - 16) * 65536 + this.read(16);
      const found = this.peek(count);
      this.skip(count);
      return found;
    }

    // A number from 1 on; 0 after the last.
    gamma() {
      let zeros = 0;
      while (!this.held) {
        if (this.at >= this.text.length) return 0;
        zeros += this.count;
        this.count = 0;
        this.need(1);
      }
      const more = Math.clz32(this.held) - (32 - this.count);
      this.skip(more);
      return this.read(zeros + more + 1);
    }

    // An ascending list of numbers of pages, of which there are so many.
    list(pages) {
      const size = this.gamma();
      const kept = 31 - Math.clz32(Math.floor(2 * pages / size));
      const found = new Array(size);
      for (let at = 0, last = -1; at < size; at++) {
        const upper = this.gamma() - 1;
        last += upper * 2 ** kept + this.read(kept) + 1;
        found[at] = last;
      }
      return found;
    }
  };

  // --- texts -----------------------------------------------------------------------------

  const LONGEST = 14;
  let table = null; // the next bits → a character's code and, above it, the length of its code
  let tableOf = null;

  function codes() {
    if (tableOf === cb.meta) return table;
    tableOf = cb.meta;
    table = new Uint32Array(1 << LONGEST);
    let at = 0;
    cb.meta.alphabet.forEach((characters, length) => {
      for (let n = 0; n < characters.length; n++) {
        const next = at + (1 << (LONGEST - length));
        table.fill((length << 16) | characters.charCodeAt(n), at, next);
        at = next;
      }
    });
    return table;
  }

  cb.unpack = function (text) {
    const bits = new cb.Bits(text);
    const found = new Uint16Array(bits.gamma());
    const known = codes();
    for (let at = 0; at < found.length; at++) {
      const entry = known[bits.peek(LONGEST)];
      bits.skip(entry >>> 16);
      found[at] = entry & 0xffff || bits.read(16); // none: any other character follows
    }
    return new TextDecoder("utf-16le").decode(found);
  };
})(self.callbookSearch);

// Load the shards of the index, and read lists of entries out of them.
// scripts/callbook/search/shards.py writes them.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.PARTS = 4; // shards that the list of a very common term is read from, the foremost pages first

  const loading = new Map(); // name → promise of its value
  const waiting = new Map(); // name → what to do with a script's text

  // A script calls this: from disk a shard can be had in no other way.
  cb.add = function (name, text) {
    const done = waiting.get(name);
    if (done) done(text);
  };

  // The common characters and those that they change places with; see swapping.py.
  let swapped = null;
  function swap(text) {
    if (!swapped) {
      swapped = new Map();
      [...cb.common].forEach((character, at) => {
        const other = String.fromCharCode(0xa1 + at);
        swapped.set(character, other).set(other, character);
      });
    }
    return Array.from(text, (character) => swapped.get(character) || character).join("");
  }

  // The value of a shard; the promise rejects where it can't be loaded, and is asked anew then.
  cb.shard = function (name) {
    if (!loading.has(name)) {
      const text = cb.readShard ? cb.readShard(name) : fetched(name);
      const value = text.then((found) => JSON.parse(name[0] === "t" ? cb.unpack(found) : found));
      value.catch(() => loading.delete(name));
      loading.set(name, value);
    }
    return loading.get(name);
  };
  cb.isLoaded = (name) => loading.has(name);
  cb.forget = () => loading.clear();

  function fetched(name) {
    const version = cb.meta ? `?v=${cb.meta.version}` : "";
    const address = `${cb.base}data/search/${name}.js${version}`;
    return address.startsWith("file:") ? byScript(name, address) : byFetch(name, address);
  }

  async function byFetch(name, address) {
    const response = await fetch(address, name === "meta" ? { cache: "no-cache" } : {});
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    const text = await response.text();
    return JSON.parse(text.slice(text.indexOf(",") + 1, text.lastIndexOf(")")));
  }

  function byScript(name, address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(name, resolve);
      script.src = address;
      script.charset = "utf-8";
      script.onerror = () => reject(new Error(`can't load ${address}`));
      script.onload = () => {
        script.remove();
        reject(new Error(`${address} does not hold ${name}`)); // no matter where it did
      };
      document.head.append(script);
    });
  }

  // --- finding keys ----------------------------------------------------------------------

  const base = (key) => {
    const at = key.lastIndexOf("@");
    return at > 0 ? key.slice(0, at) : key;
  };

  // Whether a text stands before another by the codes of its characters.
  function precedes(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    return at < other.length && (at >= one.length ||
      one.codePointAt(at) < other.codePointAt(at));
  }

  // The numbers of the shards that may hold keys from `low` up to those that begin with it.
  function range(firsts, low, prefix) {
    const beyond = (first) => precedes(low, first) && !(prefix && first.startsWith(low));
    let start = 0;
    let end = firsts.length;
    for (let high = firsts.length; start < high;) { // the first shard that begins at low or later
      const middle = (start + high) >> 1;
      if (precedes(base(firsts[middle]), low)) start = middle + 1;
      else high = middle;
    }
    start = Math.max(0, start - 1);
    for (end = start; end < firsts.length && !beyond(base(firsts[end]));) end++;
    return [start, end];
  }

  // How many shards a term spreads over: more than two only where it is very common.
  cb.spread = function (term) {
    const [start, end] = range(cb.meta.shards.p, swap(term), false);
    return end - start;
  };

  // For each shard of a kind that may hold a key, or keys that begin so: its two texts.
  async function held(kind, key, prefix, most) {
    const [start, end] = range(cb.meta.shards[kind], key, prefix);
    const names = [];
    for (let at = start; at < Math.min(end, start + most); at++) names.push(`${kind}${at}`);
    const shards = await Promise.all(names.map(cb.shard));
    return shards.map((shard) => shard[String.fromCodePoint(key.codePointAt(0))] || ["", ""]);
  }

  // [key, text] of a kind of shards, the keys in ASCII: with this key, or with this beginning.
  cb.rows = async function (kind, key, { prefix = false, most = Infinity } = {}) {
    const found = await held(kind, key, prefix, most);
    return found.flatMap(([, others]) => inOthers(others, key, prefix))
      .map(([one, text]) => [one, swap(text)]);
  };

  // Of `!au ab!ata cd`: those with this rest, or that begin so.
  function inOthers(text, whole, prefix) {
    const first = String.fromCodePoint(whole.codePointAt(0));
    const rest = whole.slice(first.length);
    const found = [];
    for (let at = text.indexOf(`!${rest}`); at >= 0; at = text.indexOf(`!${rest}`, at + 1)) {
      const space = text.indexOf(" ", at);
      const key = first + text.slice(at + 1, space);
      if (!prefix && base(key) !== whole) continue;
      const next = text.indexOf("!", space);
      found.push([key, text.slice(space + 1, next < 0 ? undefined : next)]);
    }
    return found;
  }

  // The lists of the pairs with this second character, or of all where none is asked for.
  function inPairs(text, second) {
    const bits = new cb.Bits(text);
    const { pages } = cb.layout();
    const found = [];
    for (let step = bits.gamma(), code = 0; step; step = bits.gamma()) {
      code += step;
      const list = bits.list(pages);
      if (second === undefined || code === second) found.push(list);
      if (code >= second) break;
    }
    return found;
  }

  async function listsOf(term, prefix, most) {
    const { pages } = cb.layout();
    const key = swap(term);
    const codes = Array.from(key, (character) => character.codePointAt(0));
    const found = await held("p", key, prefix, most);
    return found.flatMap(([pairs, others]) => [
      ...(codes.length > 2 || codes[1] < 0x80 ? [] : inPairs(pairs, codes[1])),
      ...inOthers(others, key, prefix).map(([, text]) => new cb.Bits(text).list(pages)),
    ]);
  }

  // The numbers of the pages with a term, ascending; of a very common one only the foremost.
  cb.list = async (term, most = cb.PARTS) => (await listsOf(term, false, most)).flat();

  cb.union = function (lists) {
    const all = new Set(lists.flat());
    for (const number of all) if (number % 2 && all.has(number - 1)) all.delete(number);
    return [...all].sort((a, b) => a - b);
  };

  // Of the pages with any term that begins so; of a page that has two numbers, the even one.
  cb.lists = async (prefix, most = cb.PARTS) => cb.union(await listsOf(prefix, true, most));
})(self.callbookSearch);

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

// Read what was typed: phrases, words, words to be without, filters, what is only asking.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  // The query asks what a thing is; not: what it does.
  const DEFINING = /是什么|什么是|什么意思|定义|含义|^what\s*(is|are)\b|\bmeaning\b|\bdefin/i;

  // "…" and “…” hold a phrase; not: an inch sign alone, an empty pair.
  const PHRASE = /"([^"]+)"|“([^”“]+)”|「([^」]+)」/g;
  // -word after a space or at the start; not: the hyphen of e-commerce, - alone.
  const WITHOUT = /(^|\s)[-－]([^\s-]\S*)/g;
  // 公司:快手, topic:电商, 公司:"A B"; the key must be one of a filter. Not: 目标:4亿.
  const FILTER = /(^|\s)([\p{L}]+)[:：](?:"([^"]+)"|(\S+))/gu;

  const KEYS = { c: ["company", "公司"], p: ["period", "期间"], t: ["topic", "主题"],
    m: ["metric", "指标"] };

  // {raw, phrases, without, filters, words, whole, name, asks, defining}; `whole` is all squeezed
  // together, `name` the same without what only asks.
  cb.parse = function (raw) {
    const query = { raw, phrases: [], without: [], filters: [], defining: false };
    let rest = raw.replace(FILTER, (all, before, key, quoted, plain) => {
      const filter = filterOf(key, quoted || plain);
      if (!filter) return all;
      query.filters.push(filter);
      return " ";
    });
    const typed = rest;
    rest = rest.replace(WITHOUT, (all, before, word) => {
      const squeezed = cb.squeeze(word.replace(/["“”]/g, "")).text;
      if (squeezed) query.without.push(squeezed);
      return squeezed ? " " : all;
    });
    // With nothing left to look for, the hyphen was copied along: -1 of GLP-1.
    if (query.without.length && !query.filters.length && !cb.squeeze(rest).text) {
      query.without = [];
      rest = typed;
    }
    rest = rest.replace(PHRASE, (all, one, two, three) => {
      const squeezed = cb.squeeze(one || two || three);
      if (squeezed.text) query.phrases.push(squeezed);
      return squeezed.text ? ` ${one || two || three} ` : all;
    });
    const folded = cb.fold(rest).text;
    query.typed = folded.trim();
    query.asks = cb.asks(folded);
    query.expects = cb.expects(folded);
    query.defining = DEFINING.test(folded);
    query.squeezed = cb.squeeze(rest);
    query.whole = query.squeezed.text;
    query.words = wordsOf(folded, query.asks);
    query.name = query.words.filter((word) => !word.asking).map((word) => word.text).join("");
    return query;
  };

  function filterOf(key, value) {
    const letter = Object.keys(KEYS).find((one) =>
      KEYS[one].includes(key.toLowerCase()) || cb.meta.words[KEYS[one][0]] === key);
    if (!letter) return null;
    const folded = cb.squeeze(value).text;
    const at = cb.meta.facets[letter].findIndex((name) => cb.squeeze(name).text === folded);
    return at < 0 ? null : { letter, at };
  }

  // Words as they touch, each {text, units, asking}; a unit is {text, chinese, at} of the word.
  function wordsOf(folded, asks) {
    const words = [];
    let end = -1;
    for (const run of cb.runs(folded)) {
      if (run.start === end) words[words.length - 1].push(run);
      else words.push([run]);
      end = run.end;
    }
    const cut = words.flatMap((runs) => cutAtAsking(runs, asks));
    leaveOut(cut);
    if (cut.every((word) => word.asking)) cut.forEach((word) => { word.asking = false; });
    let start = 0;
    for (const one of cut) {
      one.start = start; // in the query squeezed together
      start += one.text.length;
    }
    return cut;
  }

  // 海外业务怎么样 is 海外业务, and 怎么样 which only asks.
  function cutAtAsking(runs, asks) {
    const around = asks ? [...cb.ASKING, ...cb.AROUND] : cb.ASKING;
    const parts = [];
    let rest = runs.map((run) => run.text).join("");
    let plain = "";
    const keep = () => { if (plain) parts.push(word(plain, false)); plain = ""; };
    while (rest) {
      const asking = cb.isChinese(rest[0]) && (around.find((one) => rest.startsWith(one)) ||
        (cb.EITHER.exec(rest) || [])[0]);
      if (asking) {
        keep();
        parts.push(word(asking, true));
        rest = rest.slice(asking.length);
      } else {
        const next = String.fromCodePoint(rest.codePointAt(0));
        plain += next;
        rest = rest.slice(next.length);
      }
    }
    keep();
    return parts.map((part) => ({ ...part, isCut: parts.length > 1 }));
  }

  // One character that is left between words that ask tells nothing: 做 of 怎么做.
  function leaveOut(words) {
    const isAlone = (one) => one.isCut && one.units.length === 1 && one.units[0].chinese;
    if (!words.some((one) => !one.asking && !isAlone(one))) return;
    words.filter(isAlone).forEach((one) => { one.asking = true; });
  }

  function word(text, asking) {
    const units = cb.runs(text).flatMap((run) => run.chinese
      ? unitsOf(run)
      : [{ text: run.text, chinese: false, at: run.start }]);
    const light = units.every((unit) => unit.chinese
      ? cb.LIGHT.has(unit.text) : cb.LIGHT_WORDS.has(unit.text));
    return { text, units, asking: asking || light };
  }

  function unitsOf(run) {
    let at = run.start;
    return [...run.text].map((character) => {
      const unit = { text: character, chinese: true, at };
      at += character.length;
      return unit;
    });
  }

  // What to look up for a word: {key, prefix, from, to}; from and to are places in its text.
  cb.tokens = function (word) {
    const { units } = word;
    const found = [];
    const end = (unit) => unit.at + unit.text.length;
    units.forEach((unit, n) => {
      const next = units[n + 1];
      const last = n === units.length - 1;
      if (!unit.chinese) {
        found.push({ key: unit.text, prefix: last, from: unit.at, to: end(unit) });
      } else if (last && n === 0) {
        found.push({ key: unit.text, prefix: true, from: unit.at, to: end(unit) });
      }
      if (next && (unit.chinese || next.chinese)) {
        const cutShort = n + 1 === units.length - 1 && !next.chinese;
        found.push({ key: unit.text + next.text, prefix: cutShort, from: unit.at, to: end(next) });
      }
    });
    return found;
  };

  // Which concepts the query names: {number, from, to} of `whole`, the longest first.
  cb.conceptsIn = function (query) {
    const found = [];
    for (const [alias, numbers] of cb.aliases()) {
      for (let at = query.whole.indexOf(alias); at >= 0; at = query.whole.indexOf(alias, at + 1)) {
        const to = at + alias.length;
        if (cb.cutsAt(query.squeezed, at) || cb.cutsAt(query.squeezed, to)) continue;
        numbers.forEach((number) => found.push({ number, from: at, to }));
      }
    }
    return found.filter((one) => !found.some((other) =>
      other.to - other.from > one.to - one.from && other.from <= one.from && other.to >= one.to));
  };

  let aliases = null;
  let aliasesOf = null;
  cb.aliases = function () {
    if (aliases && aliasesOf === cb.meta) return aliases;
    aliases = new Map();
    aliasesOf = cb.meta;
    cb.meta.concepts.forEach(([, , ...words], number) => {
      for (const word of words) {
        const squeezed = cb.squeeze(word).text;
        if (squeezed.length < 2) continue;
        aliases.set(squeezed, [...new Set([...(aliases.get(squeezed) || []), number])]);
      }
    });
    return aliases;
  };
})(self.callbookSearch);

// Say how much of a word a text holds, and where: whole, by another word for it, or in parts.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.PARTLY = 0.85; // what a word is worth at most that is held in parts
  const APART = 0.12; // how much less, where the parts are single characters or words

  // {held, ranges}: of each unit of the word how much the text holds, and where to mark it.
  cb.hold = function (squeezed, word, query) {
    const whole = cb.places(squeezed, word.text);
    const uncut = whole.filter((one) => !one.cut);
    if (uncut.length) return { held: word.units.map(() => 1), ranges: uncut };
    const other = synonyms(squeezed, word, query);
    if (cb.part(word, other.held) > 0.89) return other;
    if (whole.length) return { held: word.units.map(() => 0.9), ranges: whole };
    const parts = tiled(squeezed, word);
    return cb.part(word, parts.held) >= cb.part(word, other.held) ? parts : other;
  };

  // How much of the word is held, from 0 to 1, if of its units so much is.
  cb.part = function (word, held) {
    const all = sum(word.weights) || 1;
    return sum(word.weights.map((weight, at) => weight * held[at])) / all;
  };

  // Of each unit of the word, what the page tells by the topics it stands under.
  cb.holdByTopic = (word, query, tags) => word.units.map((unit) => query.concepts.some((concept) =>
    !cb.isMetric(concept) && isWithin(word, unit, concept) &&
    tags.includes(cb.meta.concepts[concept.number][2])) ? 0.9 : 0);

  // A concept that has a card of its own; otherwise a topic, whose words are farther from another.
  cb.isMetric = (concept) => cb.meta.concepts[concept.number][0] >= 0;

  // Where another word for a concept stands; of its proper names only, where asked so.
  cb.synonymPlaces = (squeezed, number, close = false) => cb.meta.concepts[number]
    .slice(2, close ? 2 + cb.meta.concepts[number][1] : undefined)
    .flatMap((alias) => uncut(squeezed, cb.squeeze(alias).text));

  // Other words for what the word says, or for a part of it: DAU for 日活, in 日活增长 too.
  function synonyms(squeezed, word, query) {
    let best = { held: word.units.map(() => 0), ranges: [] };
    for (const concept of query.concepts) {
      const named = word.units.map((unit) => isWithin(word, unit, concept));
      const ranges = named.some(Boolean) ? cb.synonymPlaces(squeezed, concept.number) : [];
      if (!ranges.length) continue;
      const left = tiled(squeezed, word, named);
      const value = cb.isMetric(concept) ? 0.99 : 0.8;
      const held = named.map((is, at) => (is ? value : left.held[at]));
      if (cb.part(word, held) > cb.part(word, best.held)) {
        best = { held, ranges: cb.outermost([...ranges, ...left.ranges]) };
      }
    }
    return best;
  }

  const isWithin = (word, unit, concept) =>
    word.start + unit.at < concept.to && word.start + unit.at + unit.text.length > concept.from;

  // The best cover of a word, or of what is left of it, by parts of it that the text holds: 用户
  // and 增长 for 用户增长.
  function tiled(squeezed, word, without = []) {
    const left = word.units.map((_, at) => at).filter((at) => !without[at]);
    const units = left.map((at) => word.units[at]);
    const weights = left.map((at) => word.weights[at]);
    const best = cover(squeezed, units, weights, word.units.length);
    const held = word.units.map(() => 0);
    const ranges = [];
    for (let at = 0; at < units.length; at = best[at].next) {
      if (!best[at].size) continue;
      for (let n = at; n < best[at].next; n++) held[left[n]] = cb.PARTLY * (1 - APART / best[at].size);
      ranges.push(...uncut(squeezed, textOf(units, at, best[at].next)));
    }
    return { held, ranges: cb.outermost(ranges) };
  }

  // For each unit the part that best begins there, if any: {worth, next, size}.
  function cover(squeezed, units, weights, all) {
    const longest = units.map(() => 0);
    for (let at = 0, end = 0; at < units.length; at++) {
      end = Math.max(end, at);
      while (end < units.length && cb.holds(squeezed, textOf(units, at, end + 1))) end++;
      longest[at] = end - at;
    }
    const best = Array.from({ length: units.length + 1 }, () => ({ worth: 0, next: -1, size: 0 }));
    for (let at = units.length - 1; at >= 0; at--) {
      best[at] = { worth: best[at + 1].worth, next: at + 1, size: 0 };
      for (let size = 1; size <= longest[at]; size++) {
        if (!tells(units.slice(at, at + size), all)) continue;
        const worth = sum(weights.slice(at, at + size)) * (1 - APART / size) + best[at + size].worth;
        if (worth > best[at].worth) best[at] = { worth, next: at + size, size };
      }
    }
    return best;
  }

  const textOf = (units, from, to) => units.slice(from, to).map((unit) => unit.text).join("");
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  // Whether a part says something by itself: 增长, dau; not: 的增, 增.
  function tells(units, all) {
    if (!units[0].chinese && units.length === 1) return !cb.LIGHT_WORDS.has(units[0].text) || all === 1;
    if (units.length === 1) return all === 1;
    const light = (unit) => unit.chinese && cb.LIGHT.has(unit.text);
    return !light(units[0]) && !light(units[units.length - 1]);
  }

  // Where a squeezed text holds another: {from, to, cut}; cut where a word is cut in two. A comma
  // in the text must be in what is looked for too: 扶持、品牌 does not hold 持品牌.
  cb.places = function (squeezed, text, parted = []) {
    const found = [];
    if (!text) return found;
    for (let from = squeezed.text.indexOf(text); from >= 0; from = squeezed.text.indexOf(text, from + 1)) {
      const to = from + text.length;
      if (isParted(squeezed, from, to, parted)) continue;
      found.push({ from, to, cut: cb.cutsAt(squeezed, from) || cb.cutsAt(squeezed, to) });
    }
    return found;
  };

  function isParted(squeezed, from, to, parted) {
    for (let at = from + 1; at < to; at++) {
      if (squeezed.parted[at] && !parted[at - from]) return true;
    }
    return false;
  }

  const uncut = (squeezed, text, parted) =>
    cb.places(squeezed, text, parted).filter((one) => !one.cut);

  cb.holds = (squeezed, text, parted) => uncut(squeezed, text, parted).length > 0;

  // Ranges without those that lie inside another.
  cb.outermost = function (ranges) {
    return ranges.filter((one, at) => !ranges.some((other, n) => n !== at &&
      other.from <= one.from && other.to >= one.to &&
      (other.to - other.from > one.to - one.from || n < at)));
  };
})(self.callbookSearch);

// Weigh a page against a query by its words, and say where in them the query stands.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  // The page with those of its entries that match, each with score and marks, best first;
  // `level` says how much of the query it holds, from 0 to 1.
  cb.weigh = function (page, query) {
    const head = [page.title, ...page.tags].map(cb.squeeze);
    const entries = page.entries.map((entry) => matched(entry, query));
    const question = page.kind === "question" ? entries[0] : null;
    const barred = (entry) => query.without.some((text) => cb.holds(entry.squeezed, text));
    if (query.without.some((text) => cb.holds(head[0], text)) || (question && barred(question))) {
      return { ...page, entries: [], level: 0, score: 0 };
    }
    const named = page.kind === "metric" && isName(page, query);
    const isCard = page.kind === "metric" || page.kind === "topic" || page.kind === "page";
    const inHead = query.words.map((word) => word.units.map(() =>
      (head.some((one) => cb.holds(one, word.text)) ? 1 : 0)));
    const byTopic = query.words.map((word) => cb.holdByTopic(word, query, page.tags));
    const onPage = best(query, entries.map((entry) => entry.held));
    for (const entry of entries) {
      entry.level = share(query, best(query, [entry.held, times(0.98, inHead), byTopic,
        times(0.7, onPage), ...(question ? [times(0.85, question.held)] : [])]));
      entry.own = share(query, entry.held);
      const kind = entry === question ? 4 : isCard ? -25 : 0;
      entry.score = 100 * entry.level + kind + 15 * entry.exact + (entry.isAsTyped ? 2 : 0) +
        Math.min(2, entry.count / 4) + entry.own;
    }
    const holds = (one, phrase) => cb.holds(one, phrase.text, phrase.parted);
    const phrased = ({ squeezed }) => query.phrases.every((phrase) =>
      [squeezed, ...(question ? [question.squeezed] : []), ...head].some((one) => holds(one, phrase))) &&
      (!query.phrases.length || isCard || query.phrases.some((phrase) => holds(squeezed, phrase)));
    let kept = entries.filter((entry) => entry.own > 0 && !barred(entry) && phrased(entry));
    if (!kept.length && (named || share(query, inHead) > 0.9)) {
      kept = entries.slice(0, 1).filter((entry) => !barred(entry) && phrased(entry));
      kept.forEach((entry) => { entry.byHead = true; });
    }
    kept.sort((a, b) => b.score - a.score);
    const level = kept.length ? Math.max(...kept.map((entry) => entry.level)) : 0;
    return { ...page, entries: kept, level, named, score: kept.length ? kept[0].score : 0 };
  };

  // Of each unit of each word the most that any of these hold.
  const best = (query, all) => query.words.map((word, at) => word.units.map((_, n) =>
    Math.max(0, ...all.map((held) => held[at][n]))));

  const times = (factor, held) => held.map((word) => word.map((one) => factor * one));

  // Whether the query is a metric's name and this its card.
  function isName(page, query) {
    return query.concepts.some((concept) => cb.meta.concepts[concept.number][0] === page.number &&
      (cb.aliases().get(query.name) || []).includes(concept.number));
  }

  // How much of the query is held, from 0 to 1, if of each unit of its words so much is.
  function share(query, held) {
    const all = query.words.reduce((sum, word) => sum + word.weight, 0);
    const some = query.words.reduce((sum, word, at) => sum + word.weight * cb.part(word, held[at]), 0);
    return all ? some / all : 0;
  }

  function matched(entry, query) {
    const squeezed = cb.squeeze(entry.text);
    const whole = cb.places(squeezed, query.whole, query.squeezed.parted);
    let exact = !whole.length ? 0 : whole.some((one) => !one.cut) ? 1 : 0.9;
    const words = query.words.map((word) => cb.hold(squeezed, word, query));
    const held = words.map((word) => word.held.map((one) => Math.max(one, exact)));
    const values = held.map((of, at) => cb.part(query.words[at], of));
    const telling = words.filter((_, at) => !query.words[at].asking);
    const count = telling.reduce((sum, word) => sum + word.ranges.length, 0);
    const ranges = exact ? whole : telling.flatMap((word) => word.ranges);
    // With its signs too: 78% and not 78人.
    const isAsTyped = exact > 0 && squeezed.folded.includes(query.typed);
    if (!exact) exact = namedIn(squeezed, query);
    return { ...entry, squeezed, exact, isAsTyped, held, values, count, ranges };
  }

  // How near an entry comes to holding the query when it says the same in another word.
  function namedIn(squeezed, query) {
    const named = query.concepts
      .filter((concept) => (cb.aliases().get(query.name) || []).includes(concept.number))
      .map((concept) => !cb.isMetric(concept) ? 0
        : !cb.synonymPlaces(squeezed, concept.number).length ? 0
        : cb.synonymPlaces(squeezed, concept.number, true).length ? 1 : 0.5);
    return Math.max(0, ...named);
  }

  // The marks in any text for what a page was found by: [from, to] of the text, in order.
  cb.marksIn = function (text, query) {
    const found = matched({ text }, query);
    return cb.marks(found);
  };

  // An entry's ranges as places in its text, those that overlap joined.
  cb.marks = function ({ squeezed, ranges }) {
    const spans = ranges.map(({ from, to }) => [squeezed.from[from], squeezed.to[to - 1]]);
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const joined = [];
    for (const span of spans) {
      const last = joined[joined.length - 1];
      if (last && span[0] < last[1]) last[1] = Math.max(last[1], span[1]);
      else joined.push([...span]);
    }
    return joined;
  };
})(self.callbookSearch);

// Tell the kind of each page, and read it from its shard of texts.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  let layout = null;
  let layoutOf = null;

  cb.layout = function () {
    if (layoutOf === cb.meta) return layout;
    layoutOf = cb.meta;
    const kindOf = [];
    const names = ["question", "remarks", "metric", "topic", "page"];
    cb.meta.kinds.forEach((count, kind) => { for (let n = 0; n < count; n++) kindOf.push(names[kind]); });
    const textOf = []; // page → number of its shard of texts
    cb.meta.texts.forEach((count, shard) => {
      for (let n = 0; n < count; n++) textOf.push(shard);
    });
    layout = { pages: kindOf.length, kindOf, textOf };
    return layout;
  };

  // A page with its entries, from its shard of texts.
  cb.page = async function (number) {
    const { textOf, kindOf } = cb.layout();
    const shard = textOf[number];
    const places = await cb.shard(`t${shard}`);
    let at = number - textOf.indexOf(shard);
    for (const [place, folder, shared, pages] of places) {
      if (at >= pages.length) {
        at -= pages.length;
        continue;
      }
      const [name, heading, tags, texts, anchors, speakers] = pages[at];
      const title = typeof heading !== "number" ? heading
        : texts[0].slice(0, heading) + (heading < texts[0].length ? "…" : "");
      const entries = texts.map((text, n) => ({
        text, speaker: speakers ? speakers[n] : "",
        anchor: anchors ? anchors[n] : n ? `p${n}` : name,
      }));
      return {
        number, kind: kindOf[number], title, place, tags: [place, ...shared, ...tags], entries,
        address: `${folder ? `${folder}/` : ""}${name}.html`,
      };
    }
    throw new Error(`t${shard} does not hold page ${number}`);
  };
})(self.callbookSearch);

// Say which pages may match a query, by the lists of the index: the foremost first.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const SMALL = 60; // shards of lists up to which every list may be asked for
  const TOKENS = 12; // lists that a long query asks for in a larger book

  const isSmall = () => cb.meta.shards.p.length <= SMALL;

  // How telling a token is: one that hardly any page has tells most.
  function weight(count, pages) {
    if (!count) return 1.6;
    const share = count / pages;
    return share > 0.4 ? 0.6 : share > 0.15 ? 0.8 : share > 0.04 ? 1.1 : 1.4;
  }

  // The lists of all tokens, and what each is worth, put on the tokens themselves.
  async function lookUp(query) {
    const { pages } = cb.layout();
    const small = isSmall();
    const tokens = query.words.flatMap((word) => {
      word.tokens = cb.tokens(word).map((token) => ({ ...token, word }));
      return word.tokens;
    });
    const chosen = small ? tokens : choose(tokens);
    await Promise.all(chosen.map(async (token) => {
      token.ids = token.prefix ? await cb.lists(token.key) : await cb.list(token.key);
    }));
    await lookUpCutWord(query, small);
    for (const token of tokens) {
      const size = token.word.text.slice(token.from, token.to).length;
      token.asked = token.ids !== undefined;
      token.rarity = token.asked ? weight(token.ids.length, pages) : 1;
      token.worth = token.asked ? token.rarity * Math.min(4, size) * (token.word.asking ? 0.1 : 1) : 0;
    }
    query.words.forEach((word) => weighCharacters(word, query.asks));
    return chosen;
  }

  // Of a long query, some tokens from all over it, common ones last.
  function choose(tokens) {
    if (tokens.length <= TOKENS) return tokens;
    const common = (token) => cb.spread(token.key) > 2;
    const order = tokens.map((token, at) => ({ token, at, late: common(token) || token.word.asking }));
    const step = (at) => (at % 2 ? 1 : 0); // every second pair already covers all characters
    order.sort((a, b) => a.late - b.late || step(a.at) - step(b.at) || a.at - b.at);
    const picked = order.slice(0, TOKENS * 2).filter((one) => !one.late);
    const spaced = picked.length > TOKENS
      ? picked.filter((_, at) => Math.floor(at * TOKENS / picked.length) !==
          Math.floor((at - 1) * TOKENS / picked.length))
      : order.slice(0, TOKENS);
    return spaced.map((one) => one.token);
  }

  // A phrase copied from the text may begin inside a word: U渗透 in DAU渗透, 5亿 in 1.5亿.
  async function lookUpCutWord(query, small) {
    const word = query.words[0];
    if (!word || word.units[0].chinese) return;
    const [alone, pair] = word.tokens;
    if (!small && alone.ids && alone.ids.length) return;
    const text = [...word.units[0].text].reverse().join("");
    const rows = await cb.rows("r", text, { prefix: true, most: 3 });
    const whole = rows.map(([key]) => [...key].reverse().join("")).slice(0, small ? 500 : 40);
    const only = query.words.length === 1 && word.units.length === 1 && alone.key.length > 1;
    if (only && (small || !alone.ids.length)) whole.push(...await wordsWith(alone.key));
    await add(alone, whole, "");
    if (pair) await add(pair, whole, pair.key.slice(alone.key.length));
  }

  async function add(token, words, ending) {
    const lists = await Promise.all(words.map((word) => cb.list(word + ending)));
    token.ids = cb.union([token.ids || [], ...lists]);
  }

  // All words of letters that hold these: arppu for rpp.
  async function wordsWith(letters) {
    const all = await cb.allWords();
    return all.filter((word) => word.includes(letters)).slice(0, 40);
  }

  cb.allWords = async function () {
    const names = cb.meta.shards.r.map((_, at) => `r${at}`);
    const held = await Promise.all(names.map(cb.shard));
    return held.flatMap((shard) => Object.entries(shard).flatMap(([first, [, others]]) =>
      (others || "").split("!").slice(1).map((row) => [...(first + row.trim())].reverse().join(""))));
  };

  // What each character of a word is worth: as much as the commonest token that covers it. One
  // that no page has counts most, as nothing may be right; but askers use words of their own.
  function weighCharacters(word, asks) {
    const over = word.units.map((unit) => word.tokens.filter((token) =>
      token.from <= unit.at && token.to >= unit.at + unit.text.length));
    const rarity = over.map((tokens) => Math.min(...tokens.map((token) => token.rarity), 1.6));
    const isKnown = over.map((tokens) => tokens.some(({ ids }) => ids && ids.length));
    word.weights = word.units.map((unit, at) => {
      const size = unit.chinese ? (cb.LIGHT.has(unit.text) ? 0.2 : 1)
        : cb.LIGHT_WORDS.has(unit.text) ? 0.3 : Math.min(3, 1 + unit.text.length / 3);
      return (asks && !isKnown[at] ? 1 : rarity[at]) * size;
    });
    word.weight = word.weights.reduce((sum, one) => sum + one, 0) * (word.asking ? 0.1 : 1);
  }

  // Pages with what their lists say, best first: [{page, share}].
  cb.candidates = async function (query) {
    const { pages } = cb.layout();
    const tokens = await lookUp(query);
    const concepts = cb.conceptsIn(query);
    query.concepts = await Promise.all(concepts.map(async (concept) => ({
      ...concept, ids: await cb.list(`@${concept.number}`),
    })));
    const allowed = await allowedPages(query);
    query.allowed = allowed;
    if (!query.words.length) {
      return [...(allowed || [])].sort((a, b) => a - b).map((page) => ({ page, share: 1 }));
    }
    const barred = await barredPages(query);
    const total = new Float64Array(pages);
    const bonus = new Float64Array(pages);
    const count = (ids, worth, into) => {
      for (const id of ids) into[id >> 1] += worth;
    };
    for (const token of tokens) {
      for (const id of token.ids) if (id % 2 === 0) bonus[id >> 1] += token.worth * 0.3;
    }
    let full = 0;
    for (const token of tokens) {
      count(token.ids, token.worth, total);
      full += token.worth;
    }
    for (const concept of query.concepts) {
      const over = tokens.filter((token) => token.word.start + token.from < concept.to &&
        token.word.start + token.to > concept.from);
      const worth = over.reduce((sum, token) => sum + token.worth, 0);
      const already = new Float64Array(pages);
      over.forEach((token) => count(token.ids, token.worth, already));
      for (const page of concept.ids.map((id) => id >> 1)) {
        total[page] += Math.max(0, 0.95 * worth - already[page]);
      }
    }
    const found = [];
    for (let page = 0; page < pages; page++) {
      if (total[page] > 0 && (!allowed || allowed.has(page))) {
        const order = total[page] + bonus[page] - (barred.has(page) ? full : 0);
        found.push({ page, share: total[page] / full, order });
      }
    }
    found.sort((a, b) => b.order - a.order || a.page - b.page);
    const best = found.length ? Math.max(...found.slice(0, 50).map((one) => one.share)) : 0;
    return found.filter((one) => one.share >= Math.min(0.35, 0.5 * best));
  };

  // page → how much of the query it can hold at most, by the lists: so texts that can't be kept
  // needn't be loaded. match.js says what a word is worth that is held whole, and in parts.
  cb.ceiling = function (query) {
    const words = query.words.map((word) => {
      const lists = word.tokens.map(pagesWith);
      return { word, lists, over: word.units.map((unit) => lists.filter((_, at) =>
        word.tokens[at].from <= unit.at && word.tokens[at].to >= unit.at + unit.text.length)) };
    });
    const named = query.concepts.map((concept) => ({
      ...concept, card: cb.meta.concepts[concept.number][0],
      pages: isWhole(`@${concept.number}`) ? pagesOf(concept.ids) : null,
    }));
    return (page) => {
      const may = (pages) => !pages || pages.has(page);
      const concepts = named.filter(({ card, pages }) => card === page || may(pages));
      let all = 0;
      let held = 0;
      for (const { word, lists, over } of words) {
        const isNamed = concepts.some(({ from, to }) =>
          word.start < to && word.start + word.text.length > from);
        all += word.weight;
        held += word.weight * (isNamed || lists.every(may) ? 1
          : cb.PARTLY * part(word.weights, over.map((some) => some.some(may))));
      }
      return all ? held / all : 1;
    };
  };

  // The pages with a token; null where its list does not tell all of them. A word of letters may
  // also stand within another, where no list says so.
  function pagesWith(token) {
    const tells = token.asked && !token.prefix && [...token.key].every(cb.isChinese);
    return tells && isWhole(token.key) ? pagesOf(token.ids) : null;
  }

  const isWhole = (key) => cb.spread(key) <= cb.PARTS;
  const pagesOf = (ids) => new Set(ids.map((id) => id >> 1));

  function part(weights, held) {
    const all = weights.reduce((sum, one) => sum + one, 0);
    return all ? weights.reduce((sum, one, at) => sum + (held[at] ? one : 0), 0) / all : 1;
  }

  async function allowedPages(query) {
    let allowed = null;
    for (const { letter, at } of query.filters) {
      const pages = new Set((await cb.list(`=${letter}${at}`, Infinity)).map((id) => id >> 1));
      allowed = allowed ? new Set([...allowed].filter((page) => pages.has(page))) : pages;
    }
    return allowed;
  }

  // Pages that seem to hold a word to be without: other paragraphs of theirs may be right still.
  async function barredPages(query) {
    const barred = new Set();
    for (const text of query.without) {
      const tokens = cb.tokens({ text, units: unitsOf(text) });
      const lists = await Promise.all(tokens.map((token) => cb.list(token.key)));
      const [one, ...others] = lists.map((ids) => new Set(ids.map((id) => id >> 1)));
      for (const page of one || []) if (others.every((pages) => pages.has(page))) barred.add(page);
    }
    return barred;
  }

  const unitsOf = (text) => cb.parse(text).words.flatMap((word) => word.units.map((unit) =>
    ({ ...unit, at: unit.at + word.start })));
})(self.callbookSearch);

// Find the pages for a query: first by the lists of the index, then by their words.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 300; // pages whose words are looked at
  const FURTHER = 0.62; // of what the best page holds must be held by the others

  // The card of the metric that the query names comes second, after the best of what was said;
  // first where the query asks what it is, or where nothing was said of it.
  function raiseCard(pages, query) {
    const at = pages.findIndex((page) => page.named);
    if (at < 0) return;
    const [card] = pages.splice(at, 1);
    const said = pages.length && pages[0].level > 0.9 &&
      (pages[0].kind === "question" || pages[0].kind === "remarks");
    const place = said && !query.defining ? 1 : 0;
    const before = pages[place - 1];
    const after = pages[place];
    card.score = before ? before.score - 0.001 : after ? after.score + 0.01 : card.score;
    pages.splice(place, 0, card);
  }

  // {pages: ranked pages with their entries, more: how many further ones may match as well};
  // texts come from so many shards: of the likely ones first, then of those that still may be kept.
  cb.find = async function (query, shards) {
    const found = await cb.candidates(query);
    if (!query.words.length) return unasked(found, shards);
    const most = cb.ceiling(query);
    const units = query.words.reduce((sum, word) => sum + (word.asking ? 0 : word.units.length), 0);
    const lowest = (query.asks ? FURTHER : 1) * enough(units);
    const least = (levels) => {
      const best = Math.max(0, ...levels);
      const near = (best > 0.9 || query.asks ? FURTHER : 0.8) * best;
      return Math.max(lowest, near);
    };
    const atLeast = (pages, bar) => pages.filter((one) => most(one.page) >= bar);
    const near = cb.foremost(atLeast(found, least([])), shards);
    const likely = least(near.map((one) => most(one.page)));
    const ranked = await weighed(atLeast(near, likely), query);
    const levels = () => ranked.map((page) => page.level);
    const rest = near.filter((one) => most(one.page) < likely);
    ranked.push(...await weighed(atLeast(rest, least(levels())), query));
    const bar = least(levels());
    const holdsEnough = levels().some((level) => level >= enough(units));
    const kept = holdsEnough ? ranked.filter((page) => page.level >= bar) : [];
    kept.sort((a, b) => b.score - a.score || a.number - b.number);
    raiseCard(kept, query);
    const seen = new Set(near);
    const like = atLeast(found, bar)
      .filter((one) => one.share >= 0.9 * found[0].share && !seen.has(one));
    return { pages: kept, more: kept.length ? like.length : 0 };
  };

  async function weighed(near, query) {
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    return pages.map((page) => cb.weigh(page, query)).filter((page) => page.entries.length);
  }

  // How much of a query a page must hold: half of a few characters, less of a whole question,
  // in which a reader says much in words of their own.
  const enough = (units) => Math.min(0.5, Math.max(0.36, 0.5 - 0.023 * (units - 4)));

  // The first of the candidates, as far as their texts lie in so many shards.
  cb.foremost = function (found, shards) {
    const { textOf } = cb.layout();
    const wanted = new Set();
    const near = [];
    for (const one of found) {
      const shard = textOf[one.page];
      if (!wanted.has(shard) && wanted.size >= shards) continue;
      if (near.length >= MOST) break;
      wanted.add(shard);
      near.push(one);
    }
    return near;
  };

  // Pages that only filters have asked for: with their first words, nothing marked.
  async function unasked(found, shards) {
    const near = cb.foremost(found, shards);
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    const first = (page) => page.entries.slice(0, 1)
      .map((entry) => ({ ...entry, byHead: true, score: 1, own: 0, values: [] }));
    return {
      pages: pages.map((page) => ({ ...page, entries: first(page), level: 1, score: 1 })),
      more: found.length - near.length,
    };
  }
})(self.callbookSearch);

// Read everyday words: which groups of words a query names, and where a text has others of them.
// scripts/callbook/search/groups.py says what a group is, and lists the pages of each.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  cb.SAME = 0.7; // what a word of the same group is worth, where the word itself is worth 1
  cb.TOLD = 0.5; // and one that answers may say instead

  let named = null; // word → numbers of its groups
  let groups = null;

  // Loads the vocabulary; the groups that the query names: {from, to, groups} of `whole`.
  cb.groupsIn = async function (query) {
    if (!groups) {
      const rows = await cb.shard("everyday");
      groups = rows.map(([...parts]) => {
        const hints = parts.pop();
        return [...parts.map((words) => words.map((word) => cb.squeeze(word).text)), hints];
      });
      named = new Map();
      groups.forEach(([same, asked], number) => new Set([...same, ...asked]).forEach((word) =>
        named.set(word, [...(named.get(word) || []), number])));
    }
    // One character stands for itself only where no word of the book holds it.
    const isInWord = (at) => query.words.some((word) => (word.tokens || []).some((token) =>
      token.ids && token.ids.length && token.to - token.from > 1 &&
      word.start + token.from <= at && word.start + token.to > at));
    const isCut = (at) => cb.cutsAt(query.squeezed, at);
    const found = ["", "了过的得很多", "了过的得很多着地吗呢吧啊呀"]
      .flatMap((particles) => spelled(query.whole, particles))
      .filter(({ from, to }) => !isCut(from) && !isCut(to) && (to - from > 1 || !isInWord(from)));
    return apart(found, query.whole.length);
  };

  // Words of the vocabulary in a text, {from, to, groups}, without what may stand between their
  // characters: 着火 in 着过火, 裁人 in 裁了很多人.
  function spelled(whole, particles) {
    const places = [...whole].map((_, at) => at).filter((at) => !particles.includes(whole[at]));
    const text = places.map((at) => whole[at]).join("");
    const found = [];
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 1; to <= Math.min(text.length, from + LONGEST); to++) {
        const numbers = named.get(text.slice(from, to));
        if (numbers) found.push({ from: places[from], to: places[to - 1] + 1, groups: numbers });
      }
    }
    return found;
  }

  // Of words that overlap those that stay side by side, long ones rather than many: 快递员 and 工资
  // of 快递员工资, not 员工.
  function apart(found, length) {
    const best = [{ worth: 0, words: [] }];
    for (let to = 1; to <= length; to++) {
      best[to] = best[to - 1];
      const ending = found.filter((one) => one.to === to);
      for (const from of new Set(ending.map((one) => one.from))) {
        const before = best[from];
        const worth = before.worth + (to - from) ** LONG;
        if (worth <= best[to].worth) continue;
        const groups = new Set(ending.filter((one) => one.from === from).flatMap((one) => one.groups));
        best[to] = { worth, words: [...before.words, { from, to, groups: [...groups] }] };
      }
    }
    return best[length].words;
  }

  const LONG = 1.7; // a long word is worth more than its characters, two words more than a part of both
  const LONGEST = 24; // characters of a word of the vocabulary

  cb.isHint = (number) => groups[number][3];

  // Whether a stretch of a text begins or ends inside a word that the query does not hold: 利率 in
  // 毛利率, of 毛利; not: 毛利 in 毛利率.
  cb.crosses = function (squeezed, { from, to }, query) {
    const isWord = (start, end) => {
      const word = squeezed.text.slice(start, end);
      return named.has(word) && !(query && query.whole.includes(word));
    };
    for (let size = 2; size <= 4; size++) {
      for (let start = from - size + 1; start < from; start++) {
        if (start >= 0 && start + size < to && isWord(start, start + size)) return true;
      }
      for (let start = Math.max(from + 1, to - size + 1); start < to; start++) {
        if (start > from && start + size > to && isWord(start, start + size)) return true;
      }
    }
    return false;
  };

  // Where a squeezed text holds words of a group: {ranges, value}; several tell a little more.
  cb.groupPlaces = function (squeezed, number) {
    const [same, , told] = groups[number];
    const places = (words) => words.map((word) => cb.places(squeezed, word).filter((one) =>
      !one.cut && (word.length > 2 || !cb.crosses(squeezed, one)))).filter((one) => one.length);
    const own = places(same);
    const others = places(told);
    const more = 0.08 * Math.min(3, Math.max(0, own.length + others.length - 1));
    const value = own.length ? cb.SAME : others.length ? cb.TOLD : 0;
    return { ranges: (own.length ? own : others).flat(), value, more: value * more };
  };
})(self.callbookSearch);

// Say what of a question in a reader's own words a page may hold, by which words, and how much each
// of its characters counts.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 60; // characters of a question that are weighed
  const NAMED = 0.9; // what another word for a metric or a topic is worth
  const CHARACTER = 0.5; // what one character is worth that the text has in another word: 修 of 维修
  const SPREAD = 3; // shards of a character's lists; one with more is too common to tell anything

  const LIGHT = 0.1; // how much a character counts that carries little, where 1 is the common measure
  const HINT = 0.2; // one of a word that goes with any question: 多久
  const FILLING = 0.2; // one that everyday speech is full of, unknown to the book
  const UNASKED = 0.3; // one of which the lists were not asked for
  const SMALL = 0.5; // one of these in a word that the book has
  const ALONE = 1.6; // one that is a word
  const LETTERS = 2.5; // a word of letters
  const HARDLY = 0.6; // what may be held of one that the book has only in other words

  const PARTICLES = new Set("的了吗呢吧呀啊们着"); // parts of no word

  cb.HINT = HINT;
  cb.isParticle = (character) => PARTICLES.has(character);

  // Starts to load what a question in a reader's own words will need, while it is looked for as
  // typed.
  cb.expectOwn = async function (query) {
    const numbers = (await cb.groupsIn(query)).flatMap(({ groups }) => groups);
    await Promise.all(numbers.flatMap((number) => [cb.list(`~${number}`), cb.list(`~${number}+`)]));
  };

  // Pages on which something is said: they come first. A card explains a word, and answers nothing.
  cb.questions = () => cb.meta.kinds[0] + cb.meta.kinds[1];

  // --- what may be held ---------------------------------------------------------------------

  // What may be held: {from, to, ids, rarity, value} of `whole`, with the `group`, the `concept` or
  // the `character` that holds it where it is not the word itself.
  cb.ideas = async function (query) {
    query.named = await cb.groupsIn(query);
    const lists = await Promise.all([...byGroup(query.named), ...byCharacter(query.words)]);
    const concepts = query.concepts.map((one) => ({ ...one, concept: one.number, value: NAMED }));
    const ideas = [...asTyped(query.words), ...lists, ...concepts]
      .map((one) => ({ ...one, ids: one.ids.filter((id) => id >> 1 < cb.questions()) }))
      .filter((one) => one.ids.length)
      .map((one) => ({ ...one, rarity: rarity(one.ids.length) }));
    ideas.filter(({ value }) => value === 1).forEach((one) => temper(one, ideas));
    return ideas;
  };

  const asTyped = (words) => words.flatMap(({ tokens, start }) => tokens.filter(({ ids }) => ids)
    .map(({ from, to, ids }) => ({ from: start + from, to: start + to, ids, value: 1 })));

  const byGroup = (named) => named.flatMap(({ from, to, groups }) => groups.flatMap((group) =>
    [["", cb.SAME], ["+", cb.TOLD]].map(async ([ending, value]) => ({
      from, to, group, value, hints: cb.isHint(group), ids: await cb.list(`~${group}${ending}`),
    }))));

  const byCharacter = (words) => words.filter(({ asking }) => !asking)
    .flatMap(({ units, start }) => units
      .filter((unit) => unit.chinese && !isLight(unit) && !cb.FILLING.has(unit.text))
      .map(async ({ text, at }) => ({
        from: start + at, to: start + at + text.length, value: CHARACTER, character: text,
        ids: cb.spread(text) > SPREAD ? [] : await cb.lists(text),
      })));

  // From 1, where one page has it, down to little, where all have it.
  function rarity(pages) {
    const all = Math.max(2, cb.questions());
    return Math.log(1 + all / pages) / Math.log(1 + all);
  }

  // What the book often says in other words is no rare thing, however rare this word for it.
  function temper(one, ideas) {
    const others = ideas.filter(({ value, from, to }) =>
      value === cb.SAME && from === one.from && to === one.to);
    const least = Math.min(one.rarity, ...others.map((other) => other.rarity));
    one.rarity = (one.rarity + least) / 2;
  }

  // --- how much each character counts -------------------------------------------------------

  // The characters and words of letters of the query: {from, to, text, size, most, over, isWord};
  // `size` how much one counts, `most` what may be held of it, `over` by which ideas, `isWord`
  // whether it is of a word that the book does not have.
  cb.ownUnits = function (query, ideas) {
    const units = query.words.flatMap(({ units: some, start, asking }) =>
      some.map(({ text, at, chinese }) =>
        ({ from: start + at, to: start + at + text.length, text, chinese, asking }))).slice(0, MOST);
    const plain = cb.plainIn(query.whole);
    for (const unit of units) {
      unit.isFilling = isLight(unit) || (unit.chinese && (cb.FILLING.has(unit.text) ||
        plain.some(([from, to]) => unit.from >= from && unit.to <= to)));
    }
    const telling = ideas.filter((one) => tells(one, units));
    for (const unit of units) {
      unit.over = telling.filter((one) => one.from <= unit.from && one.to >= unit.to);
      measure(unit, unit.over.filter((one) => one.character === undefined), query);
    }
    units.forEach((unit, at) => setApart(unit, units[at - 1], units[at + 1]));
    return units;
  };

  // Whether a stretch of the query says something by itself: 会员; not: 花在, 车的.
  function tells({ group, concept, from, to }, units) {
    if (group !== undefined || concept !== undefined) return true;
    const within = units.filter((unit) => unit.from >= from && unit.to <= to);
    return within.some((unit) => !unit.isFilling) &&
      !within.some((unit) => cb.isParticle(unit.text));
  }

  function measure(unit, over, query) {
    unit.known = over.length > 0;
    const grouped = over.filter((one) => one.group !== undefined);
    const isAlone = grouped.some((one) => one.to - one.from === 1);
    unit.size = (unit.chinese ? 1 : LETTERS) * (isAlone ? ALONE : 1) * share(unit, over, query);
    const isSaid = over.some((one) => one.value > cb.TOLD);
    unit.most = !unit.known ? 1
      : Math.max(isSaid ? 0 : HARDLY, ...over.map((one) => one.rarity * one.value));
  }

  function share(unit, over, query) {
    const isNamed = over.some((one) => one.group !== undefined && !one.hints);
    if (isLight(unit)) return isNamed ? SMALL : LIGHT;
    if (unit.known && over.every((one) => one.hints)) return HINT;
    if (unit.known) return unit.asking || unit.isFilling ? SMALL : 1;
    if (unit.asking) return 0;
    if (unit.isFilling) return FILLING;
    return isUnasked(query, unit) ? UNASKED : 1;
  }

  // One character that the book has in other words may be a word; several in a row are a word that
  // the book does not have, whatever words it has their characters in.
  function setApart(unit, before, after) {
    const isStray = !unit.known && !unit.asking && !unit.isFilling;
    const isUnknown = (next) => next && !next.known && !next.asking && !isLight(next);
    unit.isWord = isStray && [before, after].some(isUnknown);
    if (isStray && !unit.isWord && unit.over.length) unit.most = HARDLY;
  }

  // In a large book not all lists are asked for: what is not known may be held all the same.
  const isUnasked = (query, { from, to }) => query.words.some((word) => word.tokens.some((token) =>
    !token.asked && word.start + token.from <= from && word.start + token.to >= to));

  const isLight = (unit) =>
    (unit.chinese ? cb.LIGHT.has(unit.text) : cb.LIGHT_WORDS.has(unit.text));
})(self.callbookSearch);

// Find what answers a question in a reader's own words: by what it shares with the text, and by
// other words for what it says. A rare word tells more than any number of common ones.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const LIKE = 0.45; // of what the best page tells must be told by the others
  const ABOUT = 0.15; // and more for what the question is about
  const EXPECTED = 0.1; // where the paragraph says what such a question asks for: a time, an amount
  const IN_QUESTION = 1.15; // how much more is told by a list where the question has it
  const PLACES = { question: 0.9, page: 0.6 }; // what is said there is worth beside the paragraph

  // {pages, more, level, near, partly}: as cb.find; `level` says how much of the question the best
  // page tells, `near` whether by other words for it, `partly` that it is not.
  cb.findOwn = async function (query, shards) {
    const ideas = await cb.ideas(query);
    const units = cb.ownUnits(query, ideas);
    const near = cb.foremost(candidates(units, ideas, query.allowed), shards);
    const pages = await Promise.all(near.map((one) => cb.page(one.page)));
    const ranked = pages.map((page) => weigh(page, query, units, ideas))
      .filter((page) => page.score > 0);
    ranked.sort((a, b) => b.score - a.score || a.number - b.number);
    const best = ranked.length ? ranked[0] : { score: 0, level: 0 };
    return {
      pages: ranked.filter((page) => page.score >= LIKE * best.score), more: 0, level: best.level,
      near: best.isNear, partly: !best.isNear,
    };
  };

  // Pages with what the lists say of them, best first.
  function candidates(units, ideas, allowed) {
    const all = cb.questions();
    const total = new Float64Array(all);
    for (const unit of units) {
      const most = new Float64Array(all);
      for (const one of unit.over) {
        const worth = unit.size * one.rarity * one.value;
        for (const id of one.ids) {
          const here = worth * (id % 2 ? 1 : IN_QUESTION);
          if (here > most[id >> 1]) most[id >> 1] = here;
        }
      }
      most.forEach((worth, page) => { total[page] += worth; });
    }
    const found = [];
    total.forEach((share, page) => {
      if (share && (!allowed || allowed.has(page))) found.push({ page, share });
    });
    return found.sort((a, b) => b.share - a.share || a.page - b.page);
  }

  // --- what a page says of it ---------------------------------------------------------------

  function weigh(page, query, units, ideas) {
    const entries = page.entries.map((entry) => heldBy(entry.text, entry, query, units, ideas));
    const title = heldBy(page.title, {}, query, units, ideas).held;
    const question = page.kind === "question" ? entries[0].held : [];
    const onPage = units.map((_, at) => Math.max(...entries.map((entry) => entry.held[at])));
    const all = units.reduce((sum, unit) => sum + unit.size * unit.most, 0) || 1;
    for (const entry of entries) {
      const held = units.map((unit, at) => unit.size * Math.max(entry.held[at],
        PLACES.question * Math.max(question[at] || 0, title[at]), PLACES.page * onPage[at]));
      const about = units.reduce((sum, unit, at) => sum + unit.size * (question[at] || 0), 0);
      entry.score = held.reduce((sum, one) => sum + one, 0) + ABOUT * about +
        (query.expects.some((form) => form.test(entry.text)) ? EXPECTED * all : 0);
      entry.own = units.reduce((sum, unit, at) => sum + unit.size * entry.held[at], 0);
      entry.level = held.reduce((sum, one, at) => sum + (units[at].isWord ? 0 : one), 0) / all;
    }
    const most = Math.max(...entries.map((entry) => entry.own));
    const kept = entries.filter((entry) => entry.own > 0 && entry.own >= 0.5 * most);
    kept.sort((a, b) => b.score + b.own - a.score - a.own);
    const score = kept.length ? Math.max(...kept.map((entry) => entry.score)) : 0;
    const level = kept.length ? Math.max(...kept.map((entry) => entry.level)) : 0;
    return { ...page, entries: kept, score, level, isNear: kept.some((entry) => entry.isNear) };
  }

  // The text with what it holds of each unit, and where.
  function heldBy(text, entry, query, units, ideas) {
    const squeezed = cb.squeeze(text);
    const held = units.map(() => 0);
    const ranges = [];
    let isNear = false;
    const hold = ({ from, to, rarity: rare }, value, places) => {
      let gains = false;
      units.forEach((unit, at) => {
        if (unit.from < from || unit.to > to || held[at] >= rare * value) return;
        held[at] = rare * value;
        gains = gains || unit.size > cb.HINT;
      });
      if (gains) ranges.push(...places);
      return gains;
    };
    for (const tile of tiles(squeezed, query, ideas)) hold(tile, 1, tile.places);
    for (const one of ideas) {
      if (one.concept !== undefined) {
        const places = cb.synonymPlaces(squeezed, one.concept);
        if (places.length) hold(one, one.value, places);
      } else if (one.character !== undefined) {
        if (squeezed.text.includes(one.character)) hold(one, one.value, []);
      } else if (one.group !== undefined) {
        const { ranges: places, value, more } = cb.groupPlaces(squeezed, one.group);
        if (places.length && value === one.value && hold(one, value + more, places)) isNear = true;
      }
    }
    return { ...entry, squeezed, held, ranges: cb.outermost(ranges), isNear, values: [], count: 0 };
  }

  // The longest stretches of the query's words that the text holds: {from, to, rarity, places}. A
  // short one must not stand across other words: 外用户 of 国外用户, 利率 in 毛利率.
  function tiles(squeezed, query, ideas) {
    const named = [...query.named, ...query.concepts];
    const found = [];
    for (const { asking, units, start } of query.words) {
      for (let at = 0; at < units.length && !asking; at++) {
        const from = start + units[at].at;
        if (named.some((one) => one.from < from && one.to > from)) continue;
        const end = longest(squeezed, units, at);
        const text = textOf(units, at, end);
        if (!text || (units[at].chinese && text.length < 2)) continue;
        const to = from + text.length;
        const places = cb.places(squeezed, text).filter((one) => !one.cut);
        if (text.length < 3 && [...text].some((one) => cb.isParticle(one))) continue;
        if (text.length < 3 && places.every((place) => cb.crosses(squeezed, place, query))) continue;
        const within = ideas.filter((one) => one.value === 1 && one.from >= from && one.to <= to);
        found.push({ from, to, places, rarity: Math.max(0, ...within.map((one) => one.rarity)) });
      }
    }
    return found;
  }

  function longest(squeezed, units, at) {
    let end = at;
    while (end < units.length && cb.holds(squeezed, textOf(units, at, end + 1))) end++;
    return end;
  }

  const textOf = (units, from, to) => units.slice(from, to).map((unit) => unit.text).join("");
})(self.callbookSearch);

// How Chinese characters sound, by pypinyin; loaded only when a query finds nothing as typed.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const LONG = 16; // syllables of a query that are looked at

  let table = null;

  // {exact, plain}: character → its syllables, as they are and as `cb.plain` hears them;
  // known: all syllables.
  cb.sounds = async function () {
    if (table) return table;
    await cb.loadScript("syllables.js");
    table = { exact: new Map(), plain: new Map(), known: new Set() };
    for (const line of cb.syllables.split("\n")) {
      const [syllable, characters] = line.split(" ");
      table.known.add(syllable);
      for (const character of characters) {
        add(table.exact, character, syllable);
        add(table.plain, character, cb.plain(syllable));
      }
    }
    return table;
  };

  function add(map, key, value) {
    if (!map.has(key)) map.set(key, new Set());
    map.get(key).add(value);
  }

  // Sounds that many speakers don't tell apart are one; sounds.py does the same.
  cb.plain = (syllable) => syllable.replace(/^([zcs])h/, "$1").replace(/([aei]n)g$/, "$1");

  // The ways to cut letters into syllables, the fewest syllables first: fan gan and fang an.
  cb.inSyllables = function (letters, known) {
    const ways = [[[]]]; // for each place, those that end there
    for (let end = 1; end <= letters.length; end++) {
      ways[end] = [];
      for (let start = Math.max(0, end - 6); start < end; start++) {
        const syllable = letters.slice(start, end);
        if (known.has(syllable)) ways[end].push(...ways[start].map((way) => [...way, syllable]));
      }
      ways[end] = ways[end].filter((way) => way.length <= LONG)
        .sort((a, b) => a.length - b.length).slice(0, 8);
    }
    return ways[letters.length];
  };
})(self.callbookSearch);

// Mend a query that finds nothing: Chinese by sound, words of letters by their spelling.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  let sounds = null; // character → its sounds

  // The query as it may have been meant, or "" where nothing is near.
  cb.repair = async function (query) {
    let changed = false;
    const words = [];
    for (const word of query.words) {
      const runs = await Promise.all(cb.runs(word.text).map(async (run) => {
        if (word.asking) return run.text;
        const mended = run.chinese ? await bySound(run.text) : await bySpelling(run.text);
        if (mended && mended !== run.text) changed = true;
        return mended || run.text;
      }));
      words.push(runs.join(""));
    }
    return changed ? words.join(gapless(query) ? "" : " ") : "";
  };

  const gapless = (query) => !/\s/.test(query.raw.trim());

  // --- by sound --------------------------------------------------------------------------

  // A path through characters that sound as typed, along pairs that the book has: the path with
  // most pairs that exist, then with fewest changes, then along the commonest pairs.
  async function bySound(text) {
    const typed = [...text];
    if (typed.length < 2) return null;
    sounds = (await cb.sounds()).plain;
    const steps = await Promise.all(typed.slice(1).map((next, at) => pairsLike(typed[at], next)));
    let paths = new Map([["", { worth: 0, text: "" }]]);
    paths = new Map(choices(typed[0], null, steps[0], 0)
      .map((one) => [one, { worth: one === typed[0] ? 0 : -0.35, text: one }]));
    steps.forEach((pairs, at) => {
      const next = new Map();
      const options = choices(typed[at + 1], steps[at], steps[at + 1], 1);
      for (const [before, path] of paths) {
        for (const option of options) {
          const rank = pairs.get(before + option);
          const worth = path.worth + (rank === undefined ? 0 : 1 - Math.min(0.2, rank / 200)) -
            (option === typed[at + 1] ? 0 : 0.35);
          if (!next.has(option) || next.get(option).worth < worth) {
            next.set(option, { worth, text: path.text + option });
          }
        }
      }
      paths = next;
    });
    const best = [...paths.values()].sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))[0];
    // Of two characters one must stay: 直播 for 直拨; not: 期临 for 麒麟.
    const isNear = typed.length > 2 || typed.some((one, at) => one === [...best.text][at]);
    return best.text !== text && isNear ? best.text : null;
  }

  // Characters that may stand in a place: as typed, and those of pairs that sound right.
  function choices(typed, before, after) {
    const found = new Set([typed]);
    for (const pair of (before || new Map()).keys()) found.add([...pair][1]);
    for (const pair of (after || new Map()).keys()) found.add([...pair][0]);
    return [...found].filter((one) => one === typed || soundsLike(one, typed));
  }

  const soundsLike = (one, other) =>
    [...(sounds.get(one) || [])].some((sound) => (sounds.get(other) || new Set()).has(sound));

  // The book's pairs that sound like this one, each with its rank among them.
  async function pairsLike(first, second) {
    const found = new Map();
    for (const one of sounds.get(first) || []) {
      for (const two of sounds.get(second) || []) {
        for (const [, pairs] of await cb.rows("s", `${one}-${two}`)) {
          const characters = [...pairs];
          for (let at = 0; at < characters.length; at += 2) {
            const pair = characters[at] + characters[at + 1];
            if (!found.has(pair)) found.set(pair, at / 2);
          }
        }
      }
    }
    return found;
  }

  // --- by spelling -----------------------------------------------------------------------

  // The word of the book that is spelled most like it, or the two that it joins; null where none
  // is near enough.
  async function bySpelling(text) {
    if (text.length < 3) return null;
    const words = await cb.allWords();
    if (words.includes(text)) return null;
    const joined = parted(text, new Set(words));
    if (joined || !/^\p{L}{3,}$/u.test(text)) return joined;
    const inflected = words.find((word) => stem(word) === stem(text));
    if (inflected) return inflected;
    const names = [...cb.aliases().keys()].filter((alias) => /^[a-z]+$/.test(alias));
    const most = text.length > 7 ? 2 : 1;
    const near = [...words, ...names]
      .filter((word) => /^\p{L}{3,}$/u.test(word) && Math.abs(word.length - text.length) <= most)
      .map((word) => ({ word, far: distance(text, word) }))
      .filter(({ word, far }) => far <= most && (text.length > 3 || isTurned(text, word)));
    near.sort((a, b) => a.far - b.far || (a.word[0] === text[0] ? 0 : 1) - (b.word[0] === text[0] ? 0 : 1) ||
      (a.word < b.word ? -1 : 1));
    return near.length ? near[0].word : null;
  }

  // 3q cac for 3qcac, warehouse orders for warehouseorders; null where no two words make it.
  function parted(text, words) {
    for (let at = 2; at < text.length - 1; at++) {
      const two = [text.slice(0, at), text.slice(at)];
      const long = /^\p{L}+$/u.test(text) ? 4 : 2;
      if (two.every((one) => one.length >= long && words.has(one))) return two.join(" ");
    }
    return null;
  }

  // A word without its English ending: delay for delayed, delays and delaying; not: b for baking.
  function stem(word) {
    const bare = word.replace(/ies$/, "y")
      .replace(/(?:at(?=e|i|o))?(?:e?s|ed|ing|ions?|e|al|ments?|[eo]rs?)$/, "")
      .replace(/([bdfgmnprt])\1$/, "$1");
    return bare.length > 3 ? bare : word;
  }

  const isTurned = (a, b) => [...a].sort().join("") === [...b].sort().join("");

  // Damerau and Levenshtein: letters put in, left out, taken for another, or turned round.
  function distance(a, b) {
    const rows = [Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i++) {
      rows[i] = [i];
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[a.length][b.length];
  }
})(self.callbookSearch);

// Read words of letters as pinyin: zhibo as 直播. The last resort, for what is no word of the book.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const MOST = 6; // pairs of one sound that are compared

  // What the query may mean, the likelier first: by the names and other words of metrics and
  // topics where `named` is asked for, else by any two characters that the book has.
  cb.readings = async function (query, named) {
    if (!cb.meta.shards.s.length) return [];
    const typed = query.words.map((word) => word.text);
    const words = new Set(await cb.allWords());
    const isPinyin = (text) => /^[a-z]+$/.test(text) && !words.has(text) && !cb.aliases().has(text);
    const from = typed.findIndex(isPinyin);
    if (from < 0) return [];
    let to = from;
    while (to < typed.length && isPinyin(typed[to])) to++;
    const { known, exact } = await cb.sounds();
    const ways = typed.slice(from, to).map((text) => cb.inSyllables(text, known));
    if (ways.some((some) => !some.length)) return [];
    const read = named ? (way) => wordsOf(way, exact) : (way) => pairsOf(way, exact);
    const found = [];
    for (const way of joined(ways)) found.push(...await read(way));
    if (!found.length && ways.length > 1) found.push(...await apart(ways, exact));
    return [...new Set(found)].map((text) =>
      [...typed.slice(0, from), text, ...typed.slice(to)].join(" "));
  };

  // All typed as one word: zhi bo.
  const joined = (ways) => ways.reduce((all, some) =>
    all.flatMap((one) => some.map((other) => [...one, ...other])).slice(0, 16), [[]]);

  // Each as a word of its own: zhibo dianshang.
  async function apart(ways, exact) {
    const words = await Promise.all(ways.map(async (some) => {
      for (const way of some) {
        const [word] = [...wordsOf(way, exact), ...await pairsOf(way, exact)];
        if (word) return word;
      }
      return "";
    }));
    return words.every(Boolean) ? [words.join(" ")] : [];
  }

  // Names and other words of metrics and topics that sound so.
  const wordsOf = (way, exact) => [...cb.aliases().keys()].filter((word) => {
    const characters = [...word];
    return characters.length === way.length &&
      characters.every((one, at) => exact.has(one) && exact.get(one).has(way[at]));
  });

  // The way through pairs of characters that sound so, or none where a pair is missing: those
  // before that some question or title has, then those that more pages have.
  async function pairsOf(way, exact) {
    if (way.length < 2) return [];
    const steps = await Promise.all(way.slice(1).map((next, at) => pairsLike(way[at], next, exact)));
    let paths = new Map(steps[0].map((pair) => [pair.second, { text: pair.text, worth: pair.worth }]));
    for (const pairs of steps.slice(1)) {
      const further = new Map();
      for (const { first, second, worth } of pairs) {
        const path = paths.get(first);
        if (!path) continue;
        const sum = path.worth + worth;
        const other = further.get(second);
        if (!other || sum > other.worth) further.set(second, { text: path.text + second, worth: sum });
      }
      paths = further;
    }
    return [...paths.values()].sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1))
      .slice(0, 3).map((path) => path.text);
  }

  async function pairsLike(first, second, exact) {
    const found = [];
    for (const [, pairs] of await cb.rows("s", `${cb.plain(first)}-${cb.plain(second)}`)) {
      const characters = [...pairs];
      for (let at = 0; at < characters.length; at += 2) {
        const [one, two] = characters.slice(at, at + 2);
        if (exact.get(one).has(first) && exact.get(two).has(second)) found.push([one, two]);
      }
    }
    return Promise.all(found.slice(0, MOST).map(async ([one, two]) => {
      const ids = await cb.list(one + two);
      const inQuestion = ids.some((id) => id % 2 === 0);
      return { first: one, second: two, text: one + two,
        worth: (inQuestion ? 20 : 0) + Math.log2(1 + ids.length) };
    }));
  }
})(self.callbookSearch);

// Write results as the theme's list takes them: groups of items, titles and texts as HTML.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const LONG = 130; // characters of an excerpt; twice that in a language of letters
  const CARDS = { metric: "glossary", topic: "subject" }; // what such a page is called
  const OPEN = 3; // paragraphs of a page that are shown without a tap

  const escape = (text) => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

  // A text with its marks, as HTML.
  function marked(text, marks, start = 0, end = text.length) {
    let out = "";
    let at = start;
    for (const [from, to] of marks) {
      if (to <= start || from >= end) continue;
      out += escape(text.slice(at, Math.max(at, from)));
      out += `<mark>${escape(text.slice(Math.max(at, from), Math.min(end, to)))}</mark>`;
      at = Math.min(end, to);
    }
    return out + escape(text.slice(at, end));
  }

  // A stretch of the text around the first mark, from the beginning of a sentence if it is near.
  function excerpt(text, marks) {
    const long = /[\u3400-\u9fff]/.test(text) ? LONG : 2 * LONG;
    if (text.length <= long) return marked(text, marks);
    const first = marks.length ? densest(marks, long) : 0;
    let start = Math.max(0, first - Math.floor(long / 4));
    const sentence = text.slice(Math.max(0, first - Math.floor(long / 2)), first)
      .search(/[。！？；;!?][^。！？；;!?]*$/);
    if (sentence >= 0) start = Math.max(0, first - Math.floor(long / 2)) + sentence + 1;
    else if (first <= Math.floor(long / 2)) start = 0;
    start = edge(text, start, -1);
    const end = edge(text, Math.min(text.length, start + long), 1);
    const shown = marked(text, marks, start, end).trim();
    return (start > 0 ? "…" : "") + shown + (end < text.length ? "…" : "");
  }

  // The mark after which most marks follow within an excerpt.
  function densest(marks, long) {
    let best = 0;
    let most = -1;
    marks.forEach(([from], at) => {
      const held = marks.slice(at).filter((mark) => mark[1] - from < long * 0.7)
        .reduce((sum, mark) => sum + mark[1] - mark[0], 0);
      if (held > most) [best, most] = [at, held];
    });
    return marks[best][0];
  }

  // The nearest place, onwards or back, that does not cut a word of letters or a character.
  function edge(text, at, step) {
    const inside = (place) => place > 0 && place < text.length &&
      (/[\p{L}\p{N}]{2}/u.test(text[place - 1] + text[place]) &&
        !/[\u3400-\u9fff]/.test(text[place - 1] + text[place]) ||
        /[\udc00-\udfff]/.test(text[place]));
    let place = at;
    for (let n = 0; inside(place) && n < 30; n++) place += step;
    return place;
  }

  // The groups for the theme, one a page.
  cb.groups = (pages, query) => pages.map((page) => group(page, query));

  function group(page, query) {
    const words = cb.meta.words;
    const sections = page.entries.filter((entry) => entry.anchor && !entry.byHead);
    const surfaces = surfacesOf(page, query);
    const address = page.address + (surfaces.length
      ? `?${surfaces.map((one) => `h=${encodeURIComponent(one)}`).join("&")}` : "");
    const place = page.place ? ` <small>${marked(page.place, wholeMarks(page.place, query))}</small>`
      : words[CARDS[page.kind]] ? ` <small>${escape(words[CARDS[page.kind]])}</small>` : "";
    const terms = termsOf(surfaces, page, query);
    const item = (entry, score) => ({
      location: `${address}#${entry.anchor}`, title: label(entry, page, words), score, terms,
      text: excerpt(entry.text, cb.marks(entry)),
    });
    const top = page.entries[0];
    const article = {
      location: address, title: marked(page.title, cb.marksIn(page.title, query)) + place, terms,
      text: sections.length ? "" : excerpt(top.text, top.byHead ? [] : cb.marks(top)),
      score: top.score - 0.01,
    };
    if (!sections.length) return [article];
    const open = sections.slice(0, OPEN).filter((entry) => entry.own >= 0.9 * sections[0].own);
    return [...sections.map((entry) => item(entry, open.includes(entry) ? top.score : entry.score - 1)),
      article];
  }

  // Tags are told by the whole word alone: half a company's name says nothing.
  function wholeMarks(text, query) {
    const squeezed = cb.squeeze(text).text;
    const held = query.words.some((word) => !word.asking && squeezed.includes(word.text));
    return held ? cb.marksIn(text, query) : [];
  }

  // What is above an excerpt: whether it is asked or answered, and by whom where that is known.
  function label(entry, page, words) {
    const kind = page.kind === "remarks" ? words.remark
      : page.kind !== "question" ? ""
      : /^q/.test(entry.anchor) ? words.question
      : /^f/.test(entry.anchor) ? words.follow_up : words.answer;
    return escape([kind, entry.speaker].filter(Boolean).join(" · "));
  }

  // The words as they stand on the page, longest first: the page behind the result marks them.
  function surfacesOf(page, query) {
    const isWord = (surface) => query.words.some((word) => word.text === cb.squeeze(surface).text);
    const found = new Set();
    const most = Math.max(...page.entries.map((entry) => entry.own));
    for (const entry of page.entries) {
      if (entry.byHead) continue;
      for (const [from, to] of cb.marks(entry)) {
        const surface = entry.text.slice(from, to);
        // Half matches would mark half words.
        if (entry.own >= 0.9 * most || isWord(surface)) found.add(surface);
      }
    }
    return [...found].filter((one) => one.length <= 120)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 8);
  }

  // For the theme: words found as they stand there, and typed words that the page lacks.
  function termsOf(surfaces, page, query) {
    const terms = {};
    for (const surface of surfaces) terms[surface] = true;
    query.words.forEach((word, at) => {
      const held = page.entries.some((entry) => entry.values[at] >= 0.3);
      if (!word.asking && !held && page.level < 0.9) terms[word.text] = false;
    });
    return terms;
  }
})(self.callbookSearch);

// Answer the theme's messages: set up, then a result for each query.
//
// The index: pages are numbered through the book. Shards p list pages by term (an even number: in
// the question or title, an odd one: in the rest), t hold the texts, r the words of letters
// reversed, s the Chinese pairs by sound; `meta` tells what there is. A query asks the lists which
// pages may match (rank.js), loads the texts of the foremost (find.js), weighs them by their words
// (match.js), and writes excerpts (results.js). Where no page holds it, it is looked for in other
// words (own.js; ideas.js says by which, groups.js reads them from `everyday`), mended (repair.js)
// or read as pinyin (pinyin.js).

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const SETUP = 0;
  const READY = 1;
  const QUERY = 2;
  const RESULT = 3;
  const FIRST = 10; // shards of texts that the first results may need
  const NEXT = 60; // and those after a press on “more”

  const LONGEST = 300; // characters of a query that are looked at; a pasted page is no query

  // How much of a query a page must hold, from 0 to 1, as typed or in other words.
  const WELL = 0.9; // as typed: nothing else is looked for
  const HALF = 0.5; // of a question as typed, which hardly ever is in the words of the text
  const CARDS = 0.75; // as typed, of words that only cards hold
  const ASKED = 0.36; // of a question, in other words
  const CLEAR = 0.6; // of words that may be a slip, in other words
  const NEARLY = 0.52; // of words that are no slip
  const PARTLY = 0.3; // of several words

  let latest = 0;

  // The answer to a message, or null where it needs none or a later query has come.
  cb.answer = async function (message) {
    if (message.type === SETUP) return { type: READY };
    if (message.type === "warm") return void await warm().catch(() => {}) || null;
    if (message.type !== QUERY && message.type !== "more") return null;
    // The theme asks for nothing first, and would take the answer for one to what is being typed.
    if (!latest && !message.data.trim()) return null;
    const turn = ++latest;
    const data = await search(message.data, message.type === "more" ? NEXT : FIRST);
    return turn === latest ? { type: RESULT, data } : null;
  };

  async function ready() {
    cb.meta = await cb.shard("meta");
  }

  // What is needed soon after, while the reader still types.
  async function warm() {
    await ready();
    await cb.shard("everyday");
  }

  // {items, about}: groups for the theme, and what our own script says of them.
  async function search(raw, shards) {
    try {
      await ready();
      return await cb.searched(raw, shards);
    } catch (error) {
      console.warn(error);
      return { items: [], about: { raw, failed: true, words: cb.meta && cb.meta.words } };
    }
  }

  cb.searched = async function (raw, shards = FIRST) {
    const query = cb.parse(raw.slice(0, LONGEST));
    const { words, facets } = cb.meta;
    const about = { raw, words, facets, more: 0, repaired: "" };
    if (!query.words.length && !query.filters.length) return { items: [], about };
    const { pages, more, used, ...notes } = await answered(query, shards);
    const items = cb.groups(pages, used || query);
    return { items, about: { ...about, ...notes, more: items.length ? more : 0 } };
  };

  // {pages, more}: what holds the query as typed; else what says it in other words (`near`), what
  // holds it mended (`repaired`; then `used` is the query that was meant), what holds a part of it
  // (`partly`).
  async function answered(query, shards) {
    if (query.asks) cb.expectOwn(query).catch(() => {}); // told where it is needed
    const typed = await cb.find(query, shards);
    const level = typed.pages.length ? typed.pages[0].level : 0;
    const isPlain = query.words.length && !query.phrases.length && !query.without.length;
    if (level >= WELL || !isPlain) return typed;
    const own = await cb.findOwn(query, shards);
    const isAsked = query.asks && !query.defining;
    if ((isAsked || !level) && own.level >= (query.asks ? ASKED : CLEAR)) return own;
    if (level && (isAsked ? level >= HALF && isSaid(typed) : level >= CARDS || isSaid(typed))) {
      return withAnswers(typed, own);
    }
    const mended = await asMeant(query, shards);
    if (mended) return mended;
    if (own.level >= NEARLY) return own;
    const isPart = own.level >= PARTLY && isSeveral(query);
    return isPart ? { ...own, near: false, partly: true } : { pages: [], more: 0 };
  }

  // Where only cards hold a query, what says it in other words comes after them.
  function withAnswers(typed, own) {
    if (isSaid(typed) || own.level < CLEAR) return typed;
    return { ...typed, pages: [...typed.pages, ...own.pages] };
  }

  const isSaid = ({ pages }) =>
    pages.some(({ kind }) => kind === "question" || kind === "remarks");

  async function asMeant(query, shards) {
    for await (const repaired of meant(query)) {
      const used = { ...cb.parse(repaired), filters: query.filters, without: query.without };
      const found = await cb.find(used, shards);
      // Half of a mended query is a guess at a guess.
      const pages = found.pages.filter((page) => page.level > 0.89);
      if (pages.length) return { ...found, pages, used, repaired };
    }
    return null;
  }

  const isSeveral = (query) => query.words.filter((word) => !word.asking && !word.isCut).length > 1;

  // What a query may mean that finds nothing as typed, the likeliest first.
  async function* meant(query) {
    yield* await cb.readings(query, true);
    const mended = await cb.repair(query);
    if (mended) yield mended;
    yield* await cb.readings(query, false);
  }
})(self.callbookSearch);

// Start search: in a worker over HTTP, in the page itself from disk, where no worker may start.

self.callbookSearch = self.callbookSearch || {};

(function (cb) {
  "use strict";

  const inWorker = typeof importScripts === "function";
  const folder = new URL(".", inWorker ? self.location.href : document.currentScript.src).href;

  cb.base = new URL("../../", folder).href;

  cb.loadScript = async function (name) {
    const address = folder + name;
    if (inWorker) return importScripts(address);
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.charset = "utf-8";
      script.onload = resolve;
      script.onerror = () => reject(new Error(`can't load ${address}`));
      document.head.append(script);
    });
  };

  if (inWorker) {
    self.addEventListener("message", async (event) => {
      const answer = await cb.answer(event.data);
      if (answer) self.postMessage(answer);
    });
  }
})(self.callbookSearch);
