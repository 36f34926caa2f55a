import type {ReferralMessages} from '../referral-messages.js';

export const messages: ReferralMessages = {
  few: 'Pour quelques personnes à qui cela plairait, pas pour une foule.',
  code: 'Ton code',
  link: 'Ton lien',
  copy: 'Copier le lien',
  share: 'Partager',
  more: 'Ajouter un mot',
  copied: 'Lien copié.',
  shared: 'Partagé.',
  failed: 'Pas possible ici. Le lien est sélectionné\u202f: il reste à le copier.',
  standing: 'Tes invitations et récompenses',
  signin: 'Se connecter pour inviter',
  saved: 'Gardé sur cet appareil.',
  offline: 'Gardé sur cet appareil. L’envoi se fera au retour de la connexion.',
  held: 'Gardé dans cet onglet seulement. Laisse-le ouvert, s’il te plaît.',
  recorded: 'Enregistré.',
  unknown: 'Personne n’est invité ici pour le moment.',
  unreachable: 'Impossible de joindre la boutique.',
  retry: 'Réessayer',
};
