import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {root} from './packed.js';

const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {scripts: object};

test('a release runs actions by their commit, never by a name that can move', () => {
  const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action!);
  expect(used.length).toBeGreaterThan(0);
  for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40}$/);
});

test('a release is tested and built twice before it is published with its provenance, by a workflow that keeps no secret', () => {
  const steps = ['- run: .ci/run', '- run: npm run build:check', '- run: npm publish --provenance'].map(step => workflow.indexOf(step));
  expect(steps).toEqual([...steps].sort((a, b) => a - b));
  expect(steps[0]).toBeGreaterThan(0);
  expect(workflow).toContain('id-token: write');
  expect(workflow).not.toMatch(/secrets\.|_TOKEN|_authToken/i);
  for (const [, name] of workflow.matchAll(/npm run ([\w:]+)/g)) expect(scripts).toHaveProperty(name!);
});
