import type {Trigger} from './cues.js';
import type {HandoffOutcome} from './handoff-outcome.js';
import {entryFor} from './language.js';

/** {when} is when an answer can be expected. None addresses the shopper by a word that is the stance's to choose. */
const words: {readonly [language: string]: {readonly [O in Exclude<HandoffOutcome, 'hear'> | 'danger']: string}} = {
  'en': {
    'fetch': 'I am fetching a person from our house. They see what was said here.',
    'take-message': 'Nobody is here right now. What is written here is read by a person; expect an answer by {when}.',
    'wait': 'A person has been asked for, and the place in the queue is kept.',
    'danger': 'Please do not eat, drink or use it until a person has answered. If somebody is unwell, call the emergency number now.',
  },
  'zh': {
    'fetch': '正在请店里的人过来，这里说过的话都会带上。',
    'take-message': '现在店里没有人在。留言会有人读，预计 {when} 之前回复。',
    'wait': '已经在请人了，排队的位置会一直留着。',
    'danger': '在有人答复之前，请先不要食用、饮用或使用。如果身体不适，请马上拨打急救电话。',
  },
  'zh-Hant': {
    'fetch': '正在請店裡的人過來，這裡說過的話都會帶上。',
    'take-message': '現在店裡沒有人在。留言會有人讀，預計 {when} 之前回覆。',
    'wait': '已經在請人了，排隊的位置會一直留著。',
    'danger': '在有人答覆之前，請先不要食用、飲用或使用。如果身體不適，請馬上撥打急救電話。',
  },
  'ja': {
    'fetch': '店の者を呼んでいます。ここでのやり取りはそのまま伝わります。',
    'take-message': 'ただいま店の者がおりません。ここに書かれたことは店の者が読み、{when} までにお返事する予定です。',
    'wait': 'すでに店の者を呼んでいます。順番はそのままです。',
    'danger': '店の者がお答えするまで、召し上がったり使ったりしないでください。具合の悪い方がいる場合は、すぐに救急へ電話してください。',
  },
  'ko': {
    'fetch': '저희 쪽 사람을 부르고 있습니다. 여기서 나눈 이야기도 함께 전해집니다.',
    'take-message': '지금은 아무도 없습니다. 여기에 남긴 글은 사람이 읽고, {when}까지 답할 예정입니다.',
    'wait': '이미 사람을 불렀고, 순서는 그대로 유지됩니다.',
    'danger': '사람이 답할 때까지 먹거나 마시거나 사용하지 마세요. 몸이 좋지 않은 사람이 있으면 바로 응급 전화로 연락하세요.',
  },
  'es': {
    'fetch': 'Voy a buscar a una persona de nuestra casa. Verá lo que se ha dicho aquí.',
    'take-message': 'Ahora mismo no hay nadie. Lo que se escriba aquí lo leerá una persona; respuesta prevista, a más tardar: {when}.',
    'wait': 'Ya se ha avisado a una persona, y el lugar en la cola se mantiene.',
    'danger': 'Por favor, no comer, beber ni usar nada de ello hasta que haya respondido una persona. Si alguien se encuentra mal, hay que llamar ya al número de emergencias.',
  },
  'fr': {
    'fetch': 'Je fais venir une personne de notre maison. Elle verra ce qui a été dit ici.',
    'take-message': 'Il n’y a personne pour le moment. Ce qui est écrit ici sera lu par une personne ; réponse prévue au plus tard : {when}.',
    'wait': 'Une personne a déjà été appelée, et la place dans la file est gardée.',
    'danger': 'Merci de ne rien manger, boire ni utiliser avant la réponse d’une personne. Si quelqu’un se sent mal, il faut appeler tout de suite le numéro d’urgence.',
  },
  'de': {
    'fetch': 'Ich hole einen Menschen aus unserem Haus dazu. Was hier gesagt wurde, liest er mit.',
    'take-message': 'Im Moment ist niemand da. Was hier geschrieben wird, liest ein Mensch; mit einer Antwort ist bis {when} zu rechnen.',
    'wait': 'Ein Mensch ist schon gerufen, und der Platz in der Reihe bleibt.',
    'danger': 'Bitte nichts davon essen, trinken oder benutzen, bis ein Mensch geantwortet hat. Geht es jemandem schlecht: bitte sofort den Notruf wählen.',
  },
  'pt': {
    'fetch': 'Vou chamar uma pessoa da nossa casa. Ela vai ver o que foi dito aqui.',
    'take-message': 'No momento não há ninguém. O que for escrito aqui será lido por uma pessoa; resposta prevista até {when}.',
    'wait': 'Uma pessoa já foi chamada, e o lugar na fila está guardado.',
    'danger': 'Por favor, não comer, beber nem usar nada disso até que uma pessoa responda. Se alguém passar mal, é preciso ligar já para o número de emergência.',
  },
  'ar': {
    'fetch': 'جارٍ استدعاء شخص من فريقنا، وسيرى ما قيل هنا.',
    'take-message': 'لا يوجد أحد الآن. ما يُكتب هنا سيقرؤه شخص، ومن المتوقع الرد قبل {when}.',
    'wait': 'سبق استدعاء شخص، والدور في الانتظار محفوظ.',
    'danger': 'يُرجى عدم الأكل أو الشرب أو الاستعمال حتى يجيب شخص. إذا شعر أحد بتوعك فيجب الاتصال برقم الطوارئ فورًا.',
  },
  'id': {
    'fetch': 'Seseorang dari tempat kami sedang dipanggil. Apa yang dikatakan di sini akan ikut terbaca.',
    'take-message': 'Saat ini tidak ada orang. Yang ditulis di sini akan dibaca seseorang; jawaban diperkirakan paling lambat {when}.',
    'wait': 'Seseorang sudah dipanggil, dan tempat di antrean tetap terjaga.',
    'danger': 'Tolong jangan dimakan, diminum, atau dipakai sebelum ada orang yang menjawab. Jika ada yang merasa sakit, segera hubungi nomor darurat.',
  },
  'vi': {
    'fetch': 'Đang mời một người của cửa hàng đến. Người đó sẽ thấy những gì đã nói ở đây.',
    'take-message': 'Hiện không có ai ở đây. Những gì viết ở đây sẽ có người đọc; dự kiến trả lời trước {when}.',
    'wait': 'Đã mời một người rồi, và chỗ trong hàng chờ vẫn được giữ.',
    'danger': 'Xin đừng ăn, uống hay dùng cho đến khi có người trả lời. Nếu có ai thấy không khỏe, hãy gọi số cấp cứu ngay.',
  },
};

/**
 * What the persona says to it, in English where it has no words in the
 * language; nothing while a person is there.
 *
 * @param when as it is to be read
 */
export function handoffWords(outcome: HandoffOutcome, why: Trigger, language: string, when: string): string | undefined {
  if (outcome === 'hear') return undefined;
  const known = entryFor(words, language) ?? words.en!;
  const between = /^(zh|ja)\b/.test(language) ? '' : ' ';
  return [...(why === 'safety' ? [known.danger] : []), known[outcome].replace('{when}', () => when)].join(between);
}
