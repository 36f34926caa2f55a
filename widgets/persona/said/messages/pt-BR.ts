import {type Voice, voices} from '../../../../src/element/voices.js';
import type {SaidMessages} from '../said-messages.js';

const peer: SaidMessages = {
  you: 'Você:',
  saved: 'Salvo neste aparelho',
  offline: 'Salvo neste aparelho. Será enviado quando a conexão voltar.',
  held: 'Guardado só nesta aba. Não feche, por favor.',
  recorded: 'Registrado',
  refused: 'Não foi possível receber esta mensagem.',
  edit: 'Escrever de novo',
  stopped: 'Você parou aqui.',
  'broken-off': 'Parou aqui no meio.',
  copy: 'Copiar',
  copied: 'Copiado',
  up: 'Ajudou',
  down: 'Não ajudou',
};

const elder: Voice<keyof SaidMessages> = {
  down: 'Ainda não ajudou',
};

const junior: Voice<keyof SaidMessages> = {
  up: 'Mandou bem',
  down: 'Dá para melhorar',
};

export const messages = voices(peer, elder, junior);
