import {defineConfig} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as typescript} from 'typescript-eslint';

export default defineConfig(
  {ignores: ['dist/', '.kindred/', '.reports/', 'bench/node_modules/']},
  {
    files: ['**/*.ts'],
    extends: [typescript.recommendedTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      // Indexes are checked by the compiler (noUncheckedIndexedAccess); "!" says that a reader can see why it holds.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      // An async function without await keeps a promise's contract: it rejects and never throws.
      '@typescript-eslint/require-await': 'off',
      // Objects of closures have no `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // IndexedDB's errors are DOMExceptions.
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      eqeqeq: 'error',
    },
  },
  {
    // What a framework knows of elements is added to its own namespaces and interfaces, which is how it is told.
    files: ['types/**/*.ts'],
    rules: {'@typescript-eslint/no-namespace': 'off', '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}]},
  },
  {
    files: ['src/doctor/**/*.ts', 'src/element/**/*.ts', 'widgets/**/*.ts', 'server/inbox/page/**/*.ts'],
    extends: [lit['flat/recommended'], litA11y.configs['flat/recommended'] ?? []],
  },
  {
    // Chai's assertions are expressions; tests build broken values and put broken functions in place of good ones, on purpose.
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
    },
  },
);
