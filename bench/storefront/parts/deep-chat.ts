import 'deep-chat';
import {place} from './place.js';

place().innerHTML = `<deep-chat demo="true" introMessage='{"text": "Mochi here. What shall we steep?"}' style="inline-size: 100%; block-size: 34rem"></deep-chat>`;
