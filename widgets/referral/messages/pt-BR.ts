import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'Para algumas pessoas que iam gostar, não para uma multidão.',
  code: 'Seu código',
  link: 'Seu link',
  copy: 'Copiar link',
  share: 'Compartilhar',
  more: 'Escrever um recado',
  copied: 'Link copiado.',
  shared: 'Compartilhado.',
  failed: 'Não é possível aqui. O link está selecionado: copie, por favor.',
  standing: 'Seus convites e recompensas',
  signin: 'Entre para convidar',
  saved: 'Salvo neste aparelho.',
  offline: 'Salvo neste aparelho. Será enviado quando a conexão voltar.',
  held: 'Guardado só nesta aba. Não feche, por favor.',
  recorded: 'Registrado.',
  unknown: 'Agora não há convites por aqui.',
  unreachable: 'Não foi possível acessar a loja.',
  retry: 'Tentar de novo',
};
