import { isSame as isSameJson, type Json } from '../../api-server';
import {
  assessUpgrade,
  findDataPaths,
  findFileArguments,
  findKnownImage,
  findRefusedMounts,
  findUncoveredData,
  type ImageReference,
  isNamedLikeKnown,
  type KnownImage,
  parseImage,
  type UpgradeAssessment,
} from '../../images';
import { isPathWithin, pathWithin } from '../../kubernetes';
import type { Field } from '../../validation';
import type { DataReport } from '../report';
import { coveringMount, joined, type Mount } from './mounts';
import { containerOf, type Sight } from './sight';
import { hasSameHosts, isUntouched } from './stability';
import type { Volume } from './volumes';

/** A container before or after. */
interface Place {
  readonly sight: Sight;
  readonly container: Field;
}

/** Data that the pods of HEAD mount. */
interface Question {
  /** Where BASE's container mounts it. */
  readonly mount: Mount;
  readonly before: Place;
  readonly after: Place;
  /** Whether a volume of HEAD has the data. */
  isSame(volume: Volume): boolean;
}

/** Without a fate, the data is mounted and opened, and there is something to know. */
type ImageFate = Partial<Pick<DataReport, 'fate' | 'reason'>>;

/**
 * What the images make of data that is mounted: whether HEAD's opens it, and whether it looks for it where it is.
 * Undefined if the table of images has no objection.
 */
export function imageFate(question: Question): ImageFate | undefined {
  const { mount, before, after } = question;
  const images = [before, after].map(({ container }) => container.at('image').scalar) as [string, string];
  const [was, is] = images.map(findKnownImage);
  if (was === undefined || is === undefined) {
    return was === is ? otherMajor(...images) : otherBuild(...images);
  }
  const kept = findDataPaths(before.container, was).paths;
  const index = kept.findIndex((path) => isPathWithin(mount.path, path) || isSeenAt(path, mount, before));
  if (index < 0 && kept.length > 0) return undefined;
  const fates = [
    opening(was, is, migrators(question)),
    refused(after.container),
    index < 0 ? undefined : unseen(question, is, String(kept[index]), index),
    hostFolder(question, is),
    otherFiles(question, is),
    isUntouched(before.sight, after.sight) ? undefined : (shadowed(question) ?? readOnly(question, is)),
  ].filter((fate) => fate !== undefined);
  const ofFate = (wanted: ImageFate['fate']) => fates.find(({ fate }) => fate === wanted);
  return ofFate('incompatible') ?? ofFate('hidden') ?? ofFate('unknown') ?? fates[0];
}

/** Another major version of an image that is not in the table, but has the name of one that is. */
function otherMajor(before: string, after: string): ImageFate | undefined {
  const [was, is] = [before, after].map(parseImage) as [ImageReference, ImageReference];
  if (was.repository !== is.repository || !isNamedLikeKnown(is.repository)) return undefined;
  if (was.version === undefined || is.version === undefined || was.version[0] === is.version[0]) return undefined;
  return { fate: 'unknown', reason: `cannot tell whether ${after} opens data of ${before}: the major version changes` };
}

/**
 * An image that is not in the table takes the place of one that is, or the other way round. The same path and tag in
 * another registry is a mirror.
 */
function otherBuild(before: string, after: string): ImageFate | undefined {
  if (after === '' || before === after || pathAndTag(before) === pathAndTag(after)) return undefined;
  return {
    fate: 'unknown',
    reason: `cannot tell whether ${after} uses the data directory and the format of ${before}`,
  };
}

/** A reference without its registry. */
function pathAndTag(reference: string): string {
  return (
    parseImage(reference).repository.replace(/^[^/]+\/(library\/)?/, '') + reference.replace(/^.*?(?=[:@][^/]*$)/, '')
  );
}

function isSeenAt(path: string, { path: mountPath }: Mount, place: Place): boolean {
  return coveringMount(mountsIn(place), path)?.path === mountPath;
}

function mountsIn({ sight, container }: Place): Mount[] {
  const name = container.at('name').scalar;
  return sight.mounts.filter((mount) => mount.container === name);
}

function refused(container: Field): ImageFate | undefined {
  const [first] = findRefusedMounts(container);
  return first && { fate: 'incompatible', reason: first.reason };
}

/** Whether the image of HEAD opens the data. Undefined if it does, without further ado. */
function opening(was: KnownImage, is: KnownImage, migrators: readonly string[]): ImageFate | undefined {
  const { opens, reason } = assessUpgrade(was, is) as UpgradeAssessment;
  if (opens === true) return reason === undefined ? undefined : { reason };
  if (migrators.length === 0) return { fate: opens === false ? 'incompatible' : 'unknown', reason };
  return { fate: 'unknown', reason: `${reason}. The init container ${migrators.join(', ')} may take care of it` };
}

/** New init containers that mount the data, and may prepare it for the image. */
function migrators({ before, after, isSame }: Question): string[] {
  const mounts = after.sight.mounts.filter(({ isInit, volume }) => {
    const mounted = after.sight.volumes.get(volume);
    return isInit && mounted !== undefined && isSame(mounted);
  });
  const names = [...new Set(mounts.map(({ container }) => container))];
  return names.filter((name) => {
    const [old, now] = [before, after].map(({ sight }) => containerOf(sight, name).raw as Json | undefined);
    return !isSameJson(old, now);
  });
}

/** The image keeps its data in a folder that has the name of the host, and the name becomes another. */
function hostFolder({ before, after }: Question, { image, reference }: KnownImage): ImageFate | undefined {
  const variables = image.hostFolderFixedBy ?? [];
  const [was, is] = [before, after].map(({ container }) =>
    container.find('env', '*').filter((variable) => variables.includes(variable.at('name').scalar)),
  ) as [Field[], Field[]];
  const isSameName = isSameJson(was.map(({ raw: value }) => value) as Json, is.map(({ raw: value }) => value) as Json);
  if (variables.length === 0 || (isSameName && (is.some(isOfNode) || hasSameHosts(before.sight, after.sight)))) {
    return undefined;
  }
  const reason = `${reference} keeps its data in a folder that is named after the host or ${variables[0]}, and that name changes. Set \`hostname\` in the pod, or use a StatefulSet and keep its name`;
  return { fate: 'hidden', reason };
}

/** Arguments make the image of HEAD read other files. */
function otherFiles({ before, after }: Question, is: KnownImage): ImageFate | undefined {
  const [old, now] = [before, after].map(({ container }) => findFileArguments(container, is)) as [string[], string[]];
  const changed = [...now.filter((one) => !old.includes(one)), ...old.filter((one) => !now.includes(one))];
  if (changed.length === 0) return undefined;
  return {
    fate: 'hidden',
    reason: `${is.reference} reads other files when this argument changes: ${changed.join(', ')}`,
  };
}

/** A volume of the image itself hides the one that is mounted above it. */
function shadowed({ mount, after }: Question): ImageFate | undefined {
  const hidden = findUncoveredData(after.container, new Set([mount.volume])).find(
    ({ hiddenBy }) => hiddenBy !== undefined,
  );
  if (hidden === undefined) return undefined;
  const reason = `the image declares ${hidden.hiddenBy} as a volume of its own, which hides the one that is mounted above it`;
  return { fate: 'unknown', reason };
}

/** The image writes to a volume that is mounted read-only now. */
function readOnly({ mount, after }: Question, { reference }: KnownImage): ImageFate | undefined {
  const covering = coveringMount(mountsIn(after), mount.path);
  const isReadOnly = covering?.isReadOnly || after.sight.volumes.get(String(covering?.volume))?.isReadOnly;
  if (!isReadOnly || mount.isReadOnly) return undefined;
  return { fate: 'unknown', reason: `${reference} writes to its data directory, which is mounted read-only now` };
}

/** Whether a variable states the whole name of a node of a cluster: `rabbit@localhost`. */
function isOfNode(variable: Field): boolean {
  return /^[^@]+@[^@$]+$/.test(variable.at('value').scalar);
}

/** The image of HEAD looks elsewhere for its data. */
function unseen(question: Question, is: KnownImage, path: string, index: number): ImageFate | undefined {
  const { mount, after } = question;
  const { paths, movedBy, mayMove } = findDataPaths(after.container, is);
  const wanted = paths[index];
  if (wanted === undefined) {
    return { fate: 'unknown', reason: `cannot tell where ${is.reference} looks for its data${by(movedBy)}` };
  }
  // A volume below the data directory has a part of the data.
  if (isPathWithin(mount.path, path)) {
    const from = joined(wanted, pathWithin(mount.path, path));
    return isFound(question, from, mount.folder) ? undefined : hidden(is, wanted, movedBy, mayMove);
  }
  const folder = joined(mount.folder, pathWithin(path, mount.path));
  return isFound(question, wanted, folder) ? undefined : hidden(is, wanted, movedBy, mayMove);
}

/** Whether the container of HEAD has this folder of the data at a path. */
function isFound({ after, isSame }: Question, path: string, folder: string): boolean {
  const covering = coveringMount(mountsIn(after), path);
  const volume = covering && after.sight.volumes.get(covering.volume);
  if (covering === undefined || volume === undefined) return false;
  return isSame(volume) && joined(covering.folder, pathWithin(path, covering.path)) === folder;
}

function hidden({ reference }: KnownImage, path: string, movedBy: string | undefined, mayMove: boolean): ImageFate {
  if (mayMove)
    return { fate: 'unknown', reason: `the configuration of ${reference} decides where it looks for its data` };
  const reason = `${reference} keeps its data in ${path}${by(movedBy)}, and the old data is not there`;
  return { fate: 'hidden', reason };
}

function by(movedBy: string | undefined): string {
  return movedBy === undefined ? '' : `, set by ${movedBy}`;
}
