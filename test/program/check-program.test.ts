import {expect, test} from 'vitest';
import {checkProgram, ProgramError, type SchemaProblem} from '../../src/program/index.js';
import {aPoll, aProgram} from './a-poll.js';

 
function problems(change: (program: any) => void): readonly SchemaProblem[] {
  const program = structuredClone(aProgram);
  change(program);
  try {
    checkProgram(program);
  } catch (error) {
    if (error instanceof ProgramError) return error.problems;
    throw error;
  }
  return [];
}

test('takes a program that follows the schema', () => {
  expect(checkProgram(aProgram)).toBe(aProgram);
});

test('names the pointer, what was found and what is allowed', () => {
  expect(problems(program => { program.polls['autumn-tin'].colour = 'red'; })).toEqual([
    {pointer: '/polls/autumn-tin/colour', found: 'an unknown field', allowed: 'one of kind, question, options, results, opens, closes, quorum, assurance, products, velocity, min, max, beans, ideas, groups'},
  ]);
  expect(problems(program => { program['a/b'] = 1; })).toEqual([{pointer: '/a~1b', found: 'an unknown field', allowed: 'one of $schema, name, polls, referral, bonds, personas'}]);
  expect(problems(program => { delete program.polls['autumn-tin'].options; })).toEqual([
    {pointer: '/polls/autumn-tin/options', found: 'nothing', allowed: 'a list of at least 2 options, unless kind is "open"'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].options.length = 1; })).toEqual([
    {pointer: '/polls/autumn-tin/options', found: '1 entries', allowed: 'at least 2'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].closes = '1 October'; })).toEqual([
    {pointer: '/polls/autumn-tin/closes', found: '"1 October"', allowed: 'a date and time as 2026-01-31T12:00:00Z'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].closes = '2026-02-30T00:00:00Z'; })).toHaveLength(1);
  expect(problems(program => { program.polls['autumn-tin'].results = 'later'; })).toEqual([
    {pointer: '/polls/autumn-tin/results', found: '"later"', allowed: '"always", "after-vote", "after-close", "never"'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].options[1].label = {en: 4}; })).toContainEqual(
    {pointer: '/polls/autumn-tin/options/1/label/en', found: '4', allowed: 'a value of type string'},
  );
  expect(problems(program => { program.polls['Autumn tin'] = program.polls['autumn-tin']; })).toEqual([
    {pointer: '/polls/Autumn tin', found: 'this name', allowed: 'a text matching ^[a-z0-9][a-z0-9-]{0,63}$'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].options[0].picture = {src: 'javascript:alert(1)', alt: ''}; })).toMatchObject([
    {pointer: '/polls/autumn-tin/options/0/picture/src'},
  ]);
});

test('names every problem at once', () => {
  const found = problems(program => {
    program.name = '';
    program.polls['autumn-tin'].kind = 'burnt';
    program.polls['autumn-tin'].options[2].id = 'Fern';
  });
  expect(found.map(problem => problem.pointer)).toEqual(['/name', '/polls/autumn-tin/kind', '/polls/autumn-tin/options/2/id']);
});

test('finds what the schema cannot say', () => {
  expect(problems(program => { program.polls['autumn-tin'].options[1].id = 'moon'; })).toEqual([
    {pointer: '/polls/autumn-tin/options/1/id', found: '"moon"', allowed: 'an id that no other option of the poll has'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].closes = '2026-08-01T00:00:00Z'; })).toEqual([
    {pointer: '/polls/autumn-tin/closes', found: '"2026-08-01T00:00:00Z"', allowed: 'a time after opens (2026-09-01T00:00:00Z)'},
  ]);
  expect(problems(program => { Object.assign(program.polls['autumn-tin'], {beans: 10, min: 2}); })).toEqual([
    {pointer: '/polls/autumn-tin/min', found: '2', allowed: 'nothing, unless kind is "approval"'},
    {pointer: '/polls/autumn-tin/beans', found: '10', allowed: 'nothing, unless kind is "budget"'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].kind = 'budget'; })).toEqual([
    {pointer: '/polls/autumn-tin/beans', found: 'nothing', allowed: 'how many beans there are to spend'},
  ]);
  expect(problems(program => { Object.assign(program.polls['autumn-tin'], {kind: 'approval', max: 4}); })).toEqual([
    {pointer: '/polls/autumn-tin/max', found: '4', allowed: '1 to 3'},
  ]);
  expect(problems(program => { program.polls['autumn-tin'].kind = 'image'; })).toMatchObject([{pointer: '/polls/autumn-tin/options/0/picture', found: 'nothing'}, {}, {}]);
  expect(problems(program => {
    Object.assign(program.polls['autumn-tin'], {kind: 'ranked', options: Array.from({length: 11}, (_, i) => ({id: `o${i}`, label: 'x'}))});
  })).toEqual([{pointer: '/polls/autumn-tin/options', found: '11 entries', allowed: 'at most 10, when kind is "ranked"'}]);
  expect(problems(program => {
    for (const option of program.polls['autumn-tin'].options) option.withdrawn = true;
  })).toEqual([{pointer: '/polls/autumn-tin/options', found: 'all withdrawn', allowed: 'at least one that is not'}]);
});

test('takes products where only buyers may vote, and nowhere else', () => {
  const wrong = (change: object): readonly SchemaProblem[] => problems(program => { Object.assign(program.polls['autumn-tin'], change); });
  expect(wrong({assurance: 'order'})).toEqual([]);
  expect(wrong({assurance: 'order', products: ['gid://shop/Product/7']})).toEqual([]);
  for (const change of [{}, {assurance: 'browser'}, {assurance: 'member'}]) {
    expect(wrong({...change, products: ['tin']})).toEqual([
      {pointer: '/polls/autumn-tin/products', found: '["tin"]', allowed: 'nothing, unless assurance is "order"'},
    ]);
  }
  expect(wrong({assurance: 'order', products: []})).toEqual([{pointer: '/polls/autumn-tin/products', found: '0 entries', allowed: 'at least 1'}]);
  expect(wrong({assurance: 'order', products: ['a tin']})).toMatchObject([{pointer: '/polls/autumn-tin/products/0', found: '"a tin"', allowed: 'a product’s id in the shop: 1 to 128 visible ASCII characters'}]);
  expect(wrong({assurance: 'buyer'})).toMatchObject([{pointer: '/polls/autumn-tin/assurance', found: '"buyer"'}]);
});

test('takes a velocity, or none, where anyone may vote, and nowhere else', () => {
  const wrong = (change: object): readonly SchemaProblem[] => problems(program => { Object.assign(program.polls['autumn-tin'], change); });
  for (const velocity of [false, {votes: 2, minutes: 1}, {votes: 10_000, minutes: 1440}]) {
    expect(wrong({velocity})).toEqual([]);
    expect(wrong({velocity, assurance: 'browser'})).toEqual([]);
    expect(wrong({velocity, assurance: 'member'})).toEqual([
      {pointer: '/polls/autumn-tin/velocity', found: JSON.stringify(velocity), allowed: 'nothing, unless assurance is "browser" and shoppers vote'},
    ]);
  }
  for (const velocity of [true, 20, null]) expect(wrong({velocity})).toEqual([{pointer: '/polls/autumn-tin/velocity', found: String(velocity), allowed: 'false, or an object with votes and minutes'}]);
  expect(wrong({velocity: {votes: 1, minutes: 10}})).toContainEqual({pointer: '/polls/autumn-tin/velocity/votes', found: '1', allowed: 'how many votes for one option are too many, 2 to 10000'});
  expect(wrong({velocity: {votes: 20, minutes: 0.5}})).toContainEqual(expect.objectContaining({pointer: '/polls/autumn-tin/velocity/minutes', found: '0.5'}));
});

test('takes groups of a stated smallest size, and says what of them is wrong', () => {
  const north = {id: 'north', label: 'North'};
  const groups = {question: 'Where do you live?', smallest: 5, options: [north, {id: 'south', label: {en: 'South'}}]};
  const wrong = (change: object): readonly SchemaProblem[] => problems(program => { program.polls['autumn-tin'].groups = {...groups, ...change}; });
  expect(wrong({})).toEqual([]);
  expect(wrong({smallest: 4})).toEqual([
    {pointer: '/polls/autumn-tin/groups/smallest', found: '4', allowed: 'how many voters a group has at least whose votes are shown apart, a whole number from 5'},
  ]);
  expect(wrong({options: [north]})).toEqual([{pointer: '/polls/autumn-tin/groups/options', found: '1 entries', allowed: 'at least 2'}]);
  expect(wrong({options: Array.from({length: 21}, (_, i) => ({id: `g${i}`, label: 'x'}))})).toEqual([{pointer: '/polls/autumn-tin/groups/options', found: '21 entries', allowed: 'at most 20'}]);
  expect(wrong({options: [north, north]})).toEqual([{pointer: '/polls/autumn-tin/groups/options/1/id', found: '"north"', allowed: 'an id that no other group of the poll has'}]);
  for (const [kind, most] of [['ranked', 7], ['pairwise', 20], ['score', 50]] as const) {
    const of = (count: number): readonly SchemaProblem[] => problems(program => {
      Object.assign(program.polls['autumn-tin'], {kind, groups, options: Array.from({length: count}, (_, i) => ({id: `o${i}`, label: 'x'}))});
    });
    expect(of(most)).toEqual([]);
    expect(of(most + 1)).toEqual([{pointer: '/polls/autumn-tin/options', found: `${most + 1} entries`, allowed: `at most ${most}, when kind is "${kind}" and there are groups`}]);
  }
  expect(problems(program => {
    program.polls['autumn-tin'] = {kind: 'open', question: 'What next?', results: 'always', ideas: {milestones: []}, groups};
  })).toMatchObject([{pointer: '/polls/autumn-tin/groups', allowed: 'nothing, when kind is "open": there are no votes to split'}]);
});

test('takes where an option that was made is to be had, by an https URL alone', () => {
  const made = (url: string): readonly SchemaProblem[] => problems(program => { program.polls['autumn-tin'].options[0].made = url; });
  expect(made('https://tea.example/moon-tin?colour=blue')).toEqual([]);
  for (const url of ['http://tea.example/', '/moon-tin', 'javascript:alert(1)', 'https://', 'https://tea.example/a b', '']) {
    expect(made(url)).toEqual([{pointer: '/polls/autumn-tin/options/0/made', found: JSON.stringify(url), allowed: 'an https URL: where it is to be had, since it was made'}]);
  }
});

test('takes an open poll with its ladder and without options, and says what of it is wrong', () => {
  const open = {kind: 'open', question: 'What next?', results: 'always', ideas: {milestones: [{supports: 100, days: 90}, {supports: 1000, days: 365}], pictures: ['https://cdn.example'], moderated: false}};
  const wrong = (change: object): readonly SchemaProblem[] => problems(program => { program.polls['autumn-tin'] = JSON.parse(JSON.stringify({...open, ...change})); });
  expect(wrong({})).toEqual([]);
  expect(wrong({ideas: {milestones: []}})).toEqual([]);
  expect(wrong({options: aPoll.options})).toEqual([
    {pointer: '/polls/autumn-tin/options', found: '3 entries', allowed: 'nothing, when kind is "open": shoppers submit ideas'},
  ]);
  expect(wrong({ideas: undefined})).toEqual([{pointer: '/polls/autumn-tin/ideas', found: 'nothing', allowed: 'what becomes of ideas, when kind is "open"'}]);
  expect(wrong({results: 'never'})).toEqual([
    {pointer: '/polls/autumn-tin/results', found: '"never"', allowed: '"always", when kind is "open": milestones show how many support an idea'},
  ]);
  expect(wrong({ideas: {milestones: [{supports: 100, days: 90}, {supports: 100, days: 90}]}})).toEqual([
    {pointer: '/polls/autumn-tin/ideas/milestones/1/supports', found: '100', allowed: 'more than the milestone before has (100)'},
  ]);
  expect(wrong({ideas: {milestones: [{supports: 0, days: 90}]}})).toMatchObject([{pointer: '/polls/autumn-tin/ideas/milestones/0/supports', found: '0'}]);
  for (const origin of ['http://cdn.example', 'https://cdn.example/', 'cdn.example', 'https://*', 'https://a@b']) {
    expect(wrong({ideas: {milestones: [], pictures: [origin]}})).toEqual([
      {pointer: '/polls/autumn-tin/ideas/pictures/0', found: JSON.stringify(origin), allowed: 'an origin as https://cdn.example'},
    ]);
  }
  expect(wrong({kind: 'single', options: aPoll.options})).toMatchObject([{pointer: '/polls/autumn-tin/ideas', allowed: 'nothing, unless kind is "open"'}]);
});

test.each([null, [], 'program', 3])('says that %j is no program', value => {
  expect(() => checkProgram(value)).toThrow(`/: found ${JSON.stringify(value)}; allowed: a value of type object`);
});
