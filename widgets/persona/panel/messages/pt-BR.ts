import {type Voice, voices} from '../../../../src/element/voices.js';
import type {PanelMessages} from '../panel-messages.js';

const peer: PanelMessages = {
  close: 'Fechar',
  more: 'Mais',
  calm: 'de boa',
  joy: 'com alegria',
  delight: 'com a maior alegria',
  sorrow: 'com tristeza',
  anger: 'com raiva, mas não de você',
  person: 'Falar com uma pessoa',
  asked: 'Chamando uma pessoa…',
  next: {1: 'Sua vez é a próxima.', one: 'Sua posição na fila: {count}.', other: 'Sua posição na fila: {count}.'},
  waits: 'Estamos procurando uma pessoa.',
  by: 'Resposta até {when}, no seu horário.',
  away: 'Agora não tem ninguém aqui. Você pode deixar uma mensagem.',
  withdraw: 'Deixa pra lá',
  human: 'Você está falando com {name}, uma pessoa.',
  someone: 'a casa',
  closed: 'Esta conversa terminou. É só escrever que ela recomeça.',
  people: '{name}, uma pessoa',
  log: 'Mensagens',
  older: 'Mensagens anteriores',
  below: 'Mensagens novas',
  writes: '{name} está escrevendo…',
  stop: 'Parar',
  input: 'Escrever para {name}',
  send: 'Enviar',
  unknown: 'Agora não há ninguém para conversar aqui.',
  unreachable: 'Não foi possível acessar a loja. O que você escreveu está guardado.',
  truncated: 'A resposta parou no meio.',
  upstream: 'Agora não há resposta.',
  limit: 'Foi muita coisa de uma vez. Espere um pouco, por favor.',
  internal: 'Algo deu errado com a resposta.',
  retry: 'Tentar de novo',
};

const elder: Voice<keyof PanelMessages> = {
  calm: 'com calma',
  limit: 'Sem pressa. Espere um pouco, por favor.',
  closed: 'Quando quiser conversar, estamos aqui.',
};

const junior: Voice<keyof PanelMessages> = {
  limit: 'Foi rápido demais para a gente. Espere um pouco, por favor.',
  closed: 'Esta conversa terminou. Vamos adorar se você voltar.',
};

export const messages = voices(peer, elder, junior);
