/** How languages quote (CLDR, delimiters), where it is not “so”. */
const marks: {readonly [language: string]: readonly [string, string]} = {
  'ar': ['«', '»'],
  'de': ['„', '“'],
  'es': ['«', '»'],
  'fr': ['« ', ' »'],
  'it': ['«', '»'],
  'ja': ['「', '」'],
  'ru': ['«', '»'],
  'zh-Hant': ['「', '」'],
};

/** A text in the quotation marks of its language. */
export function quote(text: string, language: string): string {
  const {language: spoken, script} = new Intl.Locale(language).maximize();
  const [open, close] = marks[`${spoken}-${script}`] ?? marks[spoken] ?? ['“', '”'];
  return `${open}${text.trim()}${close}`;
}
