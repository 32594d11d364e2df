import { posix } from 'node:path';
import { shellWord } from '../text';
import { Field } from '../validation';
import { parseDocument } from './documents';
import { UnusableInput } from './unusable-input';

/** @see https://helm.sh/docs/topics/charts/#the-chart-file-structure */
const CHART_FILE_NAME = 'Chart.yaml';
/** @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
const KUSTOMIZATION_FILE_NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/** A folder that kubectl can't apply before a program makes manifests of it. */
export interface FolderToRender {
  /** From the top of the folder that is read; empty if it is that folder. */
  readonly folder: string;
  readonly program: 'helm' | 'kustomize';
}

/** There are folders to be rendered where manifests were expected. */
export class RenderingRequired extends UnusableInput {
  constructor(
    problems: readonly string[],
    readonly folders: readonly FolderToRender[],
  ) {
    super(problems);
  }
}

/** A folder, as `Place` has it. */
interface Place {
  readonly path: string;
  readonly revision?: string;
}

interface NamedText {
  readonly name: string;
  /** Something else if the file can't be read. */
  readonly text: unknown;
}

/** Whether kustomize looks for a file of this name. */
export function isKustomizationName(name: string): boolean {
  return KUSTOMIZATION_FILE_NAMES.includes(posix.basename(name));
}

/** The Helm charts and kustomizations among the folders of these files, without those that are part of another. */
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

/** Whether a path leads to something below a folder. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Flux has a kind of this name too, which is an object like any other. */
function isKustomization(text: unknown): boolean {
  const apiVersion = new Field(parseDocument(String(text))).at('apiVersion').scalar;
  return apiVersion === '' || apiVersion.startsWith('kustomize.config.k8s.io/');
}

/** Why a folder can't be applied as it is, and the command that renders it. */
export function describeRendering({ folder, program }: FolderToRender, place: Place): string {
  const path = posix.join(place.path, folder);
  const [what, command] =
    program === 'helm'
      ? ['a Helm chart', `helm template RELEASE ${shellWord(path)}`]
      : ['a kustomization', `kubectl kustomize ${shellWord(path)}`];
  return `${place.revision === undefined ? '' : `${place.revision}:`}${path} is ${what}, which \`kubectl apply -f\` does not render. Render it with \`${command}\`${describeCheckout(place)}. \`npm run review\` does so with --render.`;
}

/** That files are templates: one line for each folder of them. */
export function describeTemplates(files: readonly string[], place: Place): string[] {
  const folders = new Set(files.map((name) => posix.dirname(name)));
  return [...folders].map((folder) => {
    const path = posix.join(place.path, folder);
    const chart = posix.basename(path) === 'templates' ? shellWord(posix.dirname(path)) : 'CHART';
    const names = files.filter((name) => posix.dirname(name) === folder);
    return `${names.join(', ')}: {{ }} is for templates, which \`kubectl apply -f\` does not render. If it is of a Helm chart, render the chart with \`helm template RELEASE ${chart}\`${describeCheckout(place)}. \`npm run review\` does so with --render for the folder that has ${CHART_FILE_NAME}.`;
  });
}

function describeCheckout({ revision }: Place): string {
  return revision === undefined ? '' : ` in a checkout of ${revision}`;
}
