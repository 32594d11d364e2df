import { isSame as isSameJson, type Json } from '../../api-server';
import type { Field } from '../../fields';
import { dataPathsOf, type KnownImage, knownImage, refusedMountsOf, type Upgrade, upgradeOf } from '../../images';
import type { DataReport } from '../report';
import { coveringMount, isWithin, joined, type Mount, pathWithin } from './mounts';
import { containerOf, type Sight } from './sight';
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
  const [was, is] = [before, after].map(({ container }) => knownImage(container.at('image').word));
  if (was === undefined) return undefined;
  const kept = dataPathsOf(before.container, was).paths;
  const index = kept.findIndex((path) => isWithin(mount.path, path) || isSeenAt(path, mount, before));
  const isOnlyMount = kept.length === 0 && mountsIn(before).length === 1;
  if (index < 0 && !isOnlyMount) return undefined;
  if (is === undefined) return otherBuild(was, after.container.at('image').word);
  const fates = [
    opening(was, is, migrators(question)),
    refused(after.container),
    index < 0 ? undefined : unseen(question, is, String(kept[index]), index),
    hostFolder(question, is),
  ].filter((fate) => fate !== undefined);
  const ofFate = (wanted: ImageFate['fate']) => fates.find(({ fate }) => fate === wanted);
  return ofFate('incompatible') ?? ofFate('hidden') ?? ofFate('unknown') ?? fates[0];
}

/** An image that is not in the table takes the place of one that is. A mirror keeps its name and tag. */
function otherBuild({ reference, image }: KnownImage, now: string): ImageFate | undefined {
  if (now === '' || nameAndTag(now) === nameAndTag(reference)) return undefined;
  return {
    fate: 'unknown',
    reason: `cannot tell whether ${now} looks there for its data, and opens data of ${image.title}`,
  };
}

function nameAndTag(reference: string): string | undefined {
  return reference.split('@')[0]?.split('/').at(-1);
}

function isSeenAt(path: string, { path: mountPath }: Mount, place: Place): boolean {
  return coveringMount(mountsIn(place), path)?.path === mountPath;
}

function mountsIn({ sight, container }: Place): Mount[] {
  const name = container.at('name').word;
  return sight.mounts.filter((mount) => mount.container === name);
}

function refused(container: Field): ImageFate | undefined {
  const [first] = refusedMountsOf(container);
  return first && { fate: 'incompatible', reason: first.reason };
}

/** Whether the image of HEAD opens the data. Undefined if it does, without further ado. */
function opening(was: KnownImage, is: KnownImage, migrators: readonly string[]): ImageFate | undefined {
  const { opens, reason } = upgradeOf(was, is) as Upgrade;
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
    const [old, now] = [before, after].map(({ sight }) => containerOf(sight, name).value as Json | undefined);
    return !isSameJson(old, now);
  });
}

/** The image keeps its data in a folder that has the name of the host, and the new pods have other host names. */
function hostFolder({ before, after }: Question, { image, reference }: KnownImage): ImageFate | undefined {
  const variables = image.hostFolderFixedBy ?? [];
  const isFixed = after.container.find('env', '*', 'name').some(({ word }) => variables.includes(word));
  if (variables.length === 0 || isFixed || hasSameHosts(before.sight, after.sight)) return undefined;
  const reason = `${reference} keeps its data in a folder that has the name of the host, and the new pods have other names. Set ${variables[0]} or the pod’s hostname, or use a StatefulSet of the same name`;
  return { fate: 'hidden', reason };
}

/** Whether the pods of HEAD have the host names of BASE's. */
function hasSameHosts(before: Sight, after: Sight): boolean {
  const isOfOneName = before.identity.kind === after.identity.kind && before.identity.name === after.identity.name;
  if (isOfOneName && isSameJson(before.spec.value as Json, after.spec.value as Json)) return true;
  const [was, is] = [before, after].map(({ spec }) => spec.at('hostname').value);
  if (was !== undefined && was === is) return true;
  return isOfOneName && ['StatefulSet', 'Pod'].includes(after.identity.kind);
}

/** The image of HEAD looks elsewhere for its data. */
function unseen(question: Question, is: KnownImage, path: string, index: number): ImageFate | undefined {
  const { mount, after } = question;
  const { paths, movedBy, mayMove } = dataPathsOf(after.container, is);
  const wanted = paths[index];
  if (wanted === undefined) {
    return { fate: 'unknown', reason: `cannot tell where ${is.reference} looks for its data${by(movedBy)}` };
  }
  // A volume below the data directory has a part of the data.
  if (isWithin(mount.path, path)) {
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
