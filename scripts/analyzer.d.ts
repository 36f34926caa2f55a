declare module '@custom-elements-manifest/analyzer' {
  import type {Package} from 'custom-elements-manifest/schema.js';
  import type typescript from 'typescript';

  export const ts: typeof typescript;

  export interface Plugin {
    readonly name: string;
    analyzePhase?(params: {readonly node: typescript.Node; readonly moduleDoc: Package['modules'][number]}): void;
  }

  export function create(options: {readonly modules: readonly typescript.SourceFile[]; readonly plugins: readonly Plugin[]; readonly context: object}): Package;
}

declare module '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js' {
  import type {Plugin} from '@custom-elements-manifest/analyzer';

  export function litPlugin(): Plugin[];
}
