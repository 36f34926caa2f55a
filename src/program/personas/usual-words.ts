/** What is in every question and tells none apart, by language; but not "on" and "us", which "one" and "use" end as. */
export const emptyWords: {readonly [language: string]: readonly string[]} = {
  en: ['a', 'an', 'the', 'is', 'are', 'be', 'was', 'am', 'do', 'does', 'did', 'i', 'me', 'my', 'we', 'you', 'your', 'yours', 'it', 'its', 'this', 'that', 'these', 'those', 'there', 'of', 'to', 'in', 'at', 'for', 'with', 'and', 'or', 'so', 'as', 'by', 'please', 'could', 'would', 'should', 'can', 'will', 'may', 'have', 'has', 'had', 'any', 'some', 'if', 'just', 'tell', 'know', 'want', 'like to', 'wonder', 'wondering', 'say', 'about', 'what', 'which', 'not'],
  zh: ['的', '了', '吗', '呢', '吧', '啊', '呀', '嘛', '哦', '请问', '请', '你们', '我们', '我', '你', '您', '这个', '那个', '这', '那', '一下', '想问', '想知道', '想', '知道', '告诉', '就', '都', '也', '是', '在', '和', '跟', '个', '给', '要', '会', '到底', '嗎', '請問', '你們', '這個'],
};

/** What says the same, by language; the first stands for all. */
export const usualAlike: {readonly [language: string]: readonly (readonly string[])[]} = {
  en: [['price', 'how much does', 'how much is', 'how much are', 'cost', 'costs', 'how expensive', 'expensive'], ['buy', 'purchase', 'order'], ['ship', 'deliver', 'delivery', 'send', 'post', 'mail'], ['return', 'send back', 'bring back', 'give back', 'take back'], ['present', 'gift'], ['shop', 'store', 'tea house', 'teahouse']],
  zh: [['怎么', '怎样', '如何', '咋', '怎么样', '怎麼'], ['什么', '啥', '哪些', '什麼'], ['能', '可以', '能不能', '可不可以', '可否', '能否'], ['有', '有没有', '有无', '有沒有'], ['多少钱', '是多少', '价格', '价钱', '什么价', '几块钱', '怎么卖', '贵吗', '贵不贵', '多少錢'], ['买', '购买', '下单', '入手'], ['寄', '发货', '配送', '邮寄', '快递', '送货', '发'], ['退货', '退回', '寄回', '退'], ['礼物', '送礼', '送人', '礼品'], ['为什么', '为啥', '为何', '怎么会']],
};

/** How a product is asked for, by language; {name} is its name. */
export const productQuestions: {readonly [language: string]: readonly string[]} = {
  en: ['{name}', 'What is {name}?', 'How much is {name}?', 'What size does {name} come in?', 'Can I buy {name}?', 'Show me {name}'],
  zh: ['{name}', '{name}是什么？', '{name}多少钱？', '{name}有多少克？', '能买{name}吗？', '看看{name}'],
};
