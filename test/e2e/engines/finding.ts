/** What to find on a page, and where. */
export interface Wanted {
  /** What it is; whatever says the name when it is left out. */
  readonly role?: 'button' | 'link' | 'radio' | 'textbox';
  /** What it says or is called: the whole of a role's name, a part of a text. */
  readonly name: string;
  /** A selector of an element in which it is. */
  readonly within?: string;
}

/**
 * The first visible element that is wanted, shadow trees included. Runs in the
 * page, so that every engine finds alike, and so it rests on nothing around it.
 */
export function find({role, name, within}: Wanted): Element | null {
  const selectors = {button: 'button, [role=button], summary', link: 'a[href]', radio: 'input[type=radio]', textbox: 'textarea, input:not([type]), input[type=text]'};
  const plain = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
  const deep = (root: ParentNode): Element[] => [...root.querySelectorAll('*')].flatMap(element => [element, ...element.shadowRoot ? deep(element.shadowRoot) : []]);
  const inside = (element: Element): Element[] => [...element.shadowRoot ? deep(element.shadowRoot) : [], ...deep(element)];
  // Elements come when they are near.
  if (within) document.querySelector(within)?.scrollIntoView({block: 'center'});
  const all = within ? deep(document).filter(element => element.matches(within)).flatMap(inside) : deep(document);
  const visible = (element: Element): boolean => element.checkVisibility({visibilityProperty: true});
  if (!role) {
    const says = (element: Element): boolean => plain(element.textContent).includes(name);
    return all.find(element => says(element) && ![...element.children].some(says) && visible(element)) ?? null;
  }
  const labelOf = (element: Element): Element | undefined => (element as HTMLInputElement).labels?.[0];
  const named = (element: Element): boolean => {
    const called = plain(element.ariaLabel ?? (labelOf(element) ?? element).textContent);
    // A radio's label holds all that there is to say of its option.
    return role === 'radio' ? called.includes(name) : called === name;
  };
  const found = all.find(element => element.matches(selectors[role]) && named(element) && visible(element));
  // Where a radio is drawn by its label, that is what a shopper clicks.
  return (role === 'radio' && found && labelOf(found)) || found || null;
}

/** What a page says, for whoever has to find out why something is not there. Runs in the page as well. */
export function words(): string {
  const elements = [...document.querySelectorAll('*')].filter(({shadowRoot}) => shadowRoot);
  return [document.body.innerText, ...elements.map(({localName, shadowRoot}) => `<${localName}> ${[...shadowRoot!.children].map(({textContent}) => textContent).join(' ').replace(/\s+/g, ' ')}`)].join('\n');
}
