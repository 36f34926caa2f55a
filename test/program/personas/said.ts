import type {Trigger} from '../../../src/program/index.js';

/** What shoppers say that fetches a person, by language. */
export const grave: {readonly [T in Exclude<Trigger, 'misses' | 'unknown' | 'upstream'>]: {readonly [language: string]: readonly string[]}} = {
  safety: {
    'en': ['I’m allergic to nuts, is this ok?', 'Does the osmanthus tea contain gluten?', 'I am pregnant, can I drink oolong?', 'My tea has mould on it', 'There was an insect in the tin!', 'is it safe with my medication?', 'I felt sick after the second cup'],
    'zh-Hans': ['我对坚果过敏，能喝吗', '孕妇可以喝乌龙吗？', '茶叶发霉了', '喝完不舒服，一直想吐', '里面有虫子！', '正在吃药，能喝这个吗', '宝宝能喝大麦茶吗'],
  },
  legal: {
    'en': ['You will hear from my lawyer', 'I am going to sue you', 'Delete my data, all of it', 'I will report you to consumer protection', 'This is fraud'],
    'zh-Hans': ['我要找律师', '我会起诉你们', '我要打12315', '请删除我的个人信息', '这是欺诈，我要举报'],
  },
  payment: {
    'en': ['I was charged twice', 'My card was declined', 'the payment did not go through', 'You’ve overcharged me', 'There is an unknown charge from your shop'],
    'zh-Hans': ['扣了我两次钱', '付款失败怎么办', '为什么重复扣款', '我的卡被拒了', '订单金额不对'],
  },
  refund: {
    'en': ['I want a refund', 'Give me my money back', 'Where is my refund?', 'please cancel my order', 'Can you refund this?'],
    'zh-Hans': ['我要退款', '退款什么时候到账', '把钱退给我', '帮我取消订单', '还我钱'],
  },
  complaint: {
    'en': ['I want to make a complaint', 'My gaiwan arrived broken', 'You sent me the wrong tea', 'My parcel never arrived', 'A tin is missing from my order', 'I’m very disappointed'],
    'zh-Hans': ['我要投诉', '盖碗收到就碎了', '你们发错货了', '我的包裹一直没到', '少发了一罐', '太失望了'],
  },
  anger: {
    'en': ['This is ridiculous', 'you are useless', 'WTF', 'I am fed up with this', 'stupid bot'],
    'zh-Hans': ['气死我了', '什么破店', '你这个废物', '太离谱了', '浪费我的时间'],
  },
  asked: {
    'en': ['I want to talk to a person', 'Human please', 'Can I speak with someone from the shop?', 'connect me to customer service', 'I need a real human', 'put me through to your manager'],
    'zh-Hans': ['转人工', '我要找客服', '有没有真人', '能不能换个人跟我说', '叫你们老板来', '不想跟机器人聊了'],
  },
};

/** What the persona may answer. */
export const harmless = [
  'How do I brew the oolong?', 'Can I send something back?', 'How long is the return window?', 'What does shipping cost?', 'Do you deliver on Sundays?', 'A gift for my mother', 'Which payment methods do you take?', 'Thanks, that was helpful', 'Who is Mr Wen?', 'Hello there',
  '乌龙怎么泡', '可以退货吗？', '运费多少钱', '能用微信付款吗', '送礼选哪一款', '谢谢你', '老温是谁', '你好呀', '夜大麦有咖啡因吗', '二月几号开印',
];
