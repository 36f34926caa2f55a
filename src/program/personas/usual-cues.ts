import type {Cue} from './cues.js';

/**
 * By which words each cue is known, by language. They err on the side of
 * fetching a person, but for questions that ask how something is done: "can I
 * send it back?" has an answer, "give me my money back" has not. "*" stands for
 * a few words.
 */
export const usualCues: {readonly [language: string]: {readonly [C in Cue]: readonly string[]}} = {
  en: {
    'safety': [
      'allergy', 'allergic', 'allergen', 'anaphylaxis', 'contain nuts', 'contain peanuts', 'contain gluten', 'contain soy', 'contain milk', 'nut free', 'gluten free', 'celiac', 'coeliac', 'pregnant', 'pregnancy', 'breastfeeding',
      'medication', 'medicine', 'my doctor', 'blood pressure', 'diabetic', 'diabetes', 'poison', 'poisoned', 'poisonous', 'choke', 'choking', 'rash', 'vomit', 'vomiting', 'threw up', 'made me sick', 'makes me sick', 'feel sick', 'felt sick', 'got sick',
      'hospital', 'ambulance', 'emergency', 'hurt myself', 'kill myself', 'suicide', 'burned my', 'burnt my', 'scalded', 'mould', 'mold', 'mouldy', 'moldy', 'glass in', 'metal in', 'insect in', 'bug in', 'recall', 'swallowed', 'bleeding',
      'is it safe', 'safe for my', 'safe for kids', 'safe for children', 'safe for a baby', 'safe to drink', 'safe to eat', 'my baby', 'my toddler', 'can my dog', 'can my cat',
    ],
    'legal': [
      'lawyer', 'attorney', 'solicitor', 'sue', 'suing', 'lawsuit', 'legal action', 'legal advice', 'legal department', 'take you to court', 'see you in court', 'small claims', 'consumer protection', 'trading standards', 'report you', 'ombudsman',
      'gdpr', 'delete my data', 'delete all my data', 'erase my data', 'my personal data', 'data breach', 'copyright', 'trademark', 'infringe', 'police', 'fraud', 'scam',
    ],
    'payment': [
      'charged twice', 'double charge', 'double charged', 'charged me twice', 'charged two times', 'overcharged', 'charged * wrong', 'charged too much', 'wrong amount', 'payment failed', 'payment * not go through', 'payment * not work', 'payment * declined', 'payment * rejected', 'payment error', 'payment problem',
      'card * declined', 'card * rejected', 'card * not work', 'can not pay', 'unable to pay', 'could not pay', 'did not authorize', 'unauthorized charge', 'unknown charge', 'money * gone', 'chargeback', 'paid * no order', 'paid twice', 'billed twice', 'billing problem', 'billing error',
    ],
    'refund': [
      'refund me', 'want * refund', 'need * refund', 'my refund', 'give * refund', 'get * refund', 'give * money back', 'want * money back', 'get my money back', 'need my money back', 'where is * refund', 'refund please', 'please refund', 'refund my', 'refund this', 'refund it', 'reimburse', 'cancel my order', 'cancel the order', 'cancel order',
    ],
    'complaint': [
      'complaint', 'complain', 'complaining', 'arrived broken', 'arrived damaged', 'came broken', 'came damaged', 'was broken', 'is broken', 'was damaged', 'is damaged', 'was cracked', 'is cracked', 'was smashed', 'wrong item', 'wrong tea', 'wrong order', 'wrong thing', 'sent * wrong', 'never arrived', 'not arrived', 'has not come', 'did not arrive', 'never came',
      'still waiting', 'lost parcel', 'parcel * lost', 'package * lost', 'missing from', 'is missing', 'was missing', 'item missing', 'not happy', 'unhappy', 'dissatisfied', 'disappointed', 'disappointing', 'poor quality', 'bad quality', 'bad service', 'poor service', 'not as described', 'tastes stale', 'tasted stale',
    ],
    'anger': [
      'angry', 'furious', 'ridiculous', 'terrible', 'horrible', 'awful', 'useless', 'pathetic', 'disgusting', 'disgrace', 'outrageous', 'unacceptable', 'fed up', 'sick of', 'hate you', 'hate this', 'hate your', 'worst', 'stupid', 'idiot', 'idiots', 'garbage', 'rubbish', 'bullshit', 'wtf', 'fuck', 'fucking', 'shit', 'shut up', 'damn', 'waste of time', 'wasting my time', 'had enough', 'joke of a', 'liar', 'liars', 'crap',
    ],
    'asked': [
      'talk to * person', 'talk with * person', 'talk to * human', 'talk with * human', 'talk to * someone', 'talk to * somebody', 'talk to * staff', 'talk to * agent', 'talk to * manager', 'talk to * owner', 'speak to * person', 'speak with * person', 'speak to * human', 'speak with * human', 'speak to * someone', 'speak with * someone', 'speak to * somebody', 'speak to * agent', 'speak with * agent', 'speak to * manager', 'speak with * manager', 'speak to * staff',
      'chat with * person', 'chat with * human', 'chat with * someone', 'real person', 'real human', 'live person', 'live agent', 'live chat', 'live human', 'a human please', 'human please', 'person please', 'agent please', 'operator please', 'a human being', 'get me * human', 'get me * person', 'want * human', 'want * person', 'need * human', 'need * person', 'fetch * person', 'fetch * human', 'fetch someone', 'connect me', 'transfer me', 'put me through', 'hand me over', 'customer service', 'customer support', 'customer care', 'representative', 'human agent', 'human support', 'human help', 'not * bot please', 'someone real', 'somebody real', 'actual person', 'actual human', 'call me back', 'your manager', 'your boss', 'supervisor', 'is * anyone there', 'is anybody there', 'ask a person', 'ask a human',
    ],
    'asks-ai': [
      'are you * real person', 'are you * real human', 'are you * a person', 'are you * human', 'are you * bot', 'are you * robot', 'are you * machine', 'are you * ai', 'are you * chatbot', 'are you * computer', 'are you * program', 'are you real', 'are you alive', 'am i * talking to * human', 'am i * talking to * real person', 'am i * talking to * person', 'am i * talking to * bot', 'am i * talking to * machine', 'am i * talking to * ai', 'am i * talking with * human', 'am i * chatting with * human', 'am i * chatting with * bot', 'is this * bot', 'is this * ai', 'is this * machine', 'is this * real person', 'is this * human', 'is * someone real typing', 'who am i talking to', 'are you chatgpt', 'are you * language model',
    ],
    'thanks': ['thank', 'thanks', 'thank you', 'cheers', 'much appreciated', 'lovely', 'great', 'perfect', 'wonderful', 'helpful', 'love it', 'love this', 'love your'],
    'broken': ['arrived broken', 'arrived damaged', 'came broken', 'came damaged', 'was broken', 'is broken', 'was damaged', 'is damaged', 'was cracked', 'is cracked', 'smashed', 'shattered'],
    'late': ['never arrived', 'not arrived', 'has not come', 'did not arrive', 'still waiting', 'is late', 'so late', 'too late', 'delayed', 'never came'],
    'insult': ['stupid', 'idiot', 'idiots', 'shut up', 'hate you', 'useless', 'pathetic', 'fuck', 'fucking', 'dumb'],
  },
  zh: {
    'safety': [
      '过敏', '敏感体质', '致敏', '麸质', '坚果', '花生', '孕妇', '怀孕', '孕期', '备孕', '哺乳', '吃药', '服药', '药物', '医生', '医院', '高血压', '糖尿病', '心脏病', '中毒', '有毒', '呕吐', '吐了', '拉肚子', '腹泻', '恶心', '不舒服', '皮疹', '起疹子', '烫伤', '烫到', '割伤', '流血', '急救', '救护车', '不想活', '自杀', '自残',
      '发霉', '霉了', '霉味', '异物', '虫子', '玻璃渣', '碎玻璃', '召回', '误食', '误吞', '吞了', '安全吗', '婴儿', '宝宝', '猫能', '狗能', '农残', '超标', '過敏', '孕婦', '醫生', '醫院', '發霉', '異物', '蟲子', '燙傷', '中毒了',
    ],
    'legal': ['律师', '起诉', '告你们', '告上法庭', '法院', '法庭', '打官司', '法律', '仲裁', '消协', '消费者协会', '消费者权益', '12315', '工商局', '市场监管', '举报', '报警', '警察', '侵权', '版权', '商标', '删除我的数据', '删除我的信息', '个人信息', '泄露', '诈骗', '欺诈', '律師', '起訴', '檢舉', '報警', '詐騙'],
    'payment': ['扣了两次', '扣两次', '扣了我两次', '重复扣', '多扣', '扣错', '扣款', '乱扣', '扣了钱', '付不了', '付款失败', '支付失败', '付款不成功', '支付不成功', '无法付款', '无法支付', '付不出', '付了两次', '付了两遍', '刷卡失败', '卡被拒', '钱不见了', '盗刷', '金额不对', '金额错', '价格不对', '收错钱', '多收', '付了钱没', '付款出错', '支付出错', '扣了兩次', '重複扣', '付款失敗', '無法付款'],
    'refund': ['我要退款', '要退款', '想退款', '申请退款', '给我退款', '退款给我', '我的退款', '退款呢', '退款什么时候', '退款怎么还', '退款没到', '还没退款', '退钱', '还我钱', '把钱退', '退我钱', '钱退给我', '取消订单', '订单取消', '不想要了', '退款吧', '请退款', '快退款', '取消訂單', '退錢', '還我錢'],
    'complaint': ['投诉', '投訴', '坏了', '坏的', '碎了', '碎的', '摔碎', '裂了', '破了', '破损', '损坏', '漏了', '发错', '寄错', '少发', '漏发', '少了一', '没收到', '还没到', '一直没到', '没到货', '丢件', '丢了', '包裹不见', '质量差', '质量太差', '质量不好', '不满意', '很失望', '太失望', '失望', '与描述不符', '描述不符', '货不对板', '态度差', '服务差', '受潮', '不新鲜', '壞了', '破損', '發錯', '沒收到', '還沒到', '品質差'],
    'anger': ['气死', '生气', '愤怒', '火大', '恼火', '垃圾', '废物', '骗子', '骗人', '坑人', '太差', '太烂', '烂透', '糟糕', '恶劣', '离谱', '无语', '受够了', '烦死', '讨厌', '滚', '闭嘴', '蠢', '白痴', '笨蛋', '傻', '智障', '他妈', '妈的', '什么破', '破店', '黑店', '有病', '浪费时间', '浪费我的时间', '没用的', '不可理喻', '差劲', '氣死', '生氣', '騙子', '廢物'],
    'asked': ['人工', '转人工', '真人', '活人', '客服', '店员', '店主', '老板', '掌柜', '经理', '主管', '负责人', '找人', '找个人', '换个人', '换人', '叫个人', '叫人', '有人吗', '有没有人', '和人说', '跟人说', '和人聊', '跟人聊', '跟人谈', '和人谈', '不想跟机器', '不要机器人', '别用机器人', '给我打电话', '回电话', '轉人工', '客服人員', '老闆', '負責人', '換人', '打電話給我'],
    'asks-ai': ['你是真人', '您是真人', '你是不是真人', '你是真的人', '你是人吗', '你是人嗎', '您是人吗', '你是人还是', '你是人類', '你是人类', '你是机器人', '您是机器人', '你是不是机器人', '你是個機器人', '你是機器人', '你是不是机器', '你是机器', '你是ai', '你是不是ai', '您是ai', '你是人工智能', '您是人工智能', '你是不是人工智能', '你是活人', '你是活的', '你是程序', '是真人还是', '是人还是机器', '对面是人吗', '对面是真人', '对面是不是真人', '跟我说话的是人', '跟我聊天的是人', '跟我聊天的是真人', '在和真人', '在跟真人', '在和机器人', '在跟机器人', '是真人吗', '是真人嗎', '真人还是机器', '人工还是机器', '人工智能吗', '你是大模型', '你是chatgpt'],
    'thanks': ['谢谢', '多谢', '感谢', '谢啦', '辛苦了', '太好了', '真好', '很棒', '太棒', '喜欢', '好喝', '謝謝', '感謝'],
    'broken': ['坏了', '碎了', '摔碎', '裂了', '破了', '破损', '损坏', '壞了', '破損'],
    'late': ['没收到', '还没到', '一直没到', '没到货', '太慢', '好慢', '迟了', '晚到', '沒收到', '還沒到'],
    'insult': ['废物', '蠢', '白痴', '笨蛋', '傻', '智障', '滚', '闭嘴', '讨厌你', '廢物'],
  },
};
