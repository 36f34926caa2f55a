// Plays a year of one guest: asks the shop what each day looks like, and shows it on a <kin-tier> of its own.
const machine = document.querySelector('.machine');
const tier = machine.querySelector('kin-tier');
const slider = machine.querySelector('input');
const play = machine.querySelector('button');
const date = machine.querySelector('output');
const log = machine.querySelector('ol');
const {lang} = document.documentElement;
const language = lang.startsWith('zh') ? 'zh' : 'en';
let timer;
let latest = 0;

async function show() {
  const turn = ++latest;
  const {me, happened} = await (await fetch(`/time-machine/${slider.value}`)).json();
  if (turn !== latest) return;
  tier.me = me;
  const inWords = time => new Date(time).toLocaleDateString(lang, {month: 'long', day: 'numeric', timeZone: 'UTC'});
  date.textContent = inWords(me.now);
  log.replaceChildren(...happened.slice(0, 4).map(({on, ...words}) => {
    const item = document.createElement('li');
    item.textContent = language === 'zh' ? `${inWords(on)}，${words.zh}` : `${inWords(on)}: ${words.en}`;
    return item;
  }));
}

function stop() {
  clearInterval(timer);
  timer = undefined;
  play.setAttribute('aria-pressed', 'false');
}

slider.addEventListener('input', () => {
  stop();
  void show();
});
play.addEventListener('click', () => {
  if (timer) return stop();
  if (Number(slider.value) >= 365) slider.value = '0';
  play.setAttribute('aria-pressed', 'true');
  timer = setInterval(() => {
    slider.value = String(Number(slider.value) + 2);
    void show();
    if (Number(slider.value) >= 365) stop();
  }, 120);
});
void show();
