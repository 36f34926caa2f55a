import {InboxElement} from './inbox-element.js';
import {pageStyles} from './inbox-styles.js';

document.adoptedStyleSheets = [pageStyles.styleSheet!];
if (!customElements.get('kin-inbox')) customElements.define('kin-inbox', InboxElement);
