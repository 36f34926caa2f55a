import type {ExtrasMessages} from '../extras-messages.js';

export const messages: ExtrasMessages = {
  sound: 'Um som quando chega uma mensagem',
  contact: '{name} pode me escrever primeiro',
  never: 'nunca',
  monthly: {one: 'uma vez por mês', other: '{count} vezes por mês'},
  saved: 'Salvo neste aparelho.',
  recorded: 'Registrado.',
  refused: 'Não foi possível registrar.',
  download: 'Baixar o que aparece aqui',
  end: 'Encerrar esta conversa',
  you: 'Eu',
  person: '{name}, uma pessoa',
  machine: '{name}, resposta automática',
};
