import { posix } from 'node:path';
import { quoteShellWord } from '../text';
import { Field } from '../validation';
import { parseDocument } from './documents';
import { UnusableInput } from './unusable-input';

/** @see https://helm.sh/docs/topics/charts/#the-chart-file-structure */
const CHART_FILE_NAME = 'Chart.yaml';
/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
const KUSTOMIZATION_FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A folder that a program must render before kubectl can apply it. */
export interface FolderToRender {
  /** Its path in the folder that is read. Empty if it is that folder. */
  readonly folder: string;
  readonly program: 'helm' | 'kustomize';
}

/** The input has Helm charts or kustomizations instead of manifests. */
export class RenderingRequired extends UnusableInput {
  constructor(
    problems: readonly string[],
    readonly folders: readonly FolderToRender[],
  ) {
    super(problems);
  }
}

/** The folder that is read. */
interface ReadFolder {
  readonly path: string;
  readonly revision?: string;
}

interface NamedText {
  readonly name: string;
  /** Undefined if the file can't be read. */
  readonly text?: string;
}

/** Whether kustomize reads a file with this name. */
export function isKustomizationName(name: string): boolean {
  return KUSTOMIZATION_FILE_NAMES.includes(posix.basename(name));
}

/** Finds the Helm charts and kustomizations among the folders of these files, without nested ones. */
export function findFoldersToRender(files: readonly NamedText[]): FolderToRender[] {
  const found = files.flatMap(({ name, text }): FolderToRender[] => {
    const dirname = posix.dirname(name);
    const folder = dirname === '.' ? '' : dirname;
    if (posix.basename(name) === CHART_FILE_NAME) return [{ folder, program: 'helm' }];
    return isKustomizationName(name) && isKustomization(text) ? [{ folder, program: 'kustomize' }] : [];
  });
  return found.filter(
    ({ folder }, index) =>
      !found.some((other, at) => (other.folder === folder ? at < index : isBelow(folder, other.folder))),
  );
}

/** Whether a path is in a folder, at any depth. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Flux has a kind Kustomization, too, which is applied like any other object. */
function isKustomization(text = ''): boolean {
  const apiVersion = new Field(parseDocument(text)).at('apiVersion').scalar;
  return apiVersion === '' || apiVersion.startsWith('kustomize.config.k8s.io/');
}

/** Why a folder can't be applied as it is, and the command that renders it. */
export function describeRendering({ folder, program }: FolderToRender, source: ReadFolder): string {
  const path = posix.join(source.path, folder);
  const [what, command] =
    program === 'helm'
      ? ['a Helm chart', `helm template RELEASE ${quoteShellWord(path)}`]
      : ['a kustomization', `kubectl kustomize ${quoteShellWord(path)}`];
  return `${source.revision === undefined ? '' : `${source.revision}:`}${path} is ${what}, which \`kubectl apply -f\` does not render. Render it with \`${command}\`${describeCheckout(source)}. \`npm run review\` does so with --render.`;
}

/** Why templates can't be applied, with a line for each folder. */
export function describeTemplates(files: readonly string[], source: ReadFolder): string[] {
  const folders = new Set(files.map((name) => posix.dirname(name)));
  return [...folders].map((folder) => {
    const path = posix.join(source.path, folder);
    const chart = posix.basename(path) === 'templates' ? quoteShellWord(posix.dirname(path)) : 'CHART';
    const names = files.filter((name) => posix.dirname(name) === folder);
    return `${names.join(', ')}: {{ }} is for templates, which \`kubectl apply -f\` does not render. If it is of a Helm chart, render the chart with \`helm template RELEASE ${chart}\`${describeCheckout(source)}. \`npm run review\` does so with --render for the folder that has ${CHART_FILE_NAME}.`;
  });
}

function describeCheckout({ revision }: ReadFolder): string {
  return revision === undefined ? '' : ` in a checkout of ${revision}`;
}
