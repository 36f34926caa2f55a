import {css} from 'lit';

export const personaStyles = css`
  :host([placement=inline]) {
    min-block-size: var(--kin-chat-height, 36em);
  }
  [part=launcher] {
    position: fixed;
    inset-block-end: max(16px, env(safe-area-inset-bottom));
    inset-inline-end: 16px;
    z-index: 99;
    display: flex;
    align-items: center;
    gap: .625em;
    padding: 5px;
    padding-inline-end: 1.25em;
    border-radius: 2em;
    margin: 0;
    background: var(--kin-surface, Canvas);
    color: var(--kin-text, CanvasText);
    box-shadow: 0 2px 16px #0003;
    font-weight: 600;
  }
  img {
    flex: none;
    border-radius: 50%;
    object-fit: cover;
  }
  [part=unread] {
    min-inline-size: 1.5em;
    border-radius: 1em;
    background: var(--_accent);
    line-height: 1.5;
    text-align: center;
  }
  .away {
    visibility: hidden;
  }
`;
