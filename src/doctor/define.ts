import {KinDoctor} from './doctor-element.js';

declare global {
  interface HTMLElementTagNameMap {
    'kin-doctor': KinDoctor;
  }
}

/** Makes the doctor an element, when somebody asks for it: no page has it in its markup. */
export function defineDoctor(): void {
  if (!customElements.get('kin-doctor')) customElements.define('kin-doctor', KinDoctor);
}
