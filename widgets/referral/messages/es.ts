import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'Para unas pocas personas a las que les gustaría, no para una multitud.',
  code: 'Tu código',
  link: 'Tu enlace',
  copy: 'Copiar enlace',
  share: 'Compartir',
  more: 'Añadir una nota',
  copied: 'Enlace copiado.',
  shared: 'Compartido.',
  failed: 'Aquí no es posible. El enlace está seleccionado: cópialo, por favor.',
  standing: 'Tus invitaciones y recompensas',
  signin: 'Inicia sesión para invitar',
  saved: 'Guardado en este dispositivo.',
  offline: 'Guardado en este dispositivo. Se enviará cuando vuelva la conexión.',
  held: 'Se conserva solo en esta pestaña. No la cierres, por favor.',
  recorded: 'Registrado.',
  unknown: 'Ahora mismo aquí no se invita a nadie.',
  unreachable: 'No se puede conectar con la tienda.',
  retry: 'Reintentar',
};
