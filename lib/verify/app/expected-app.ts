import type { ApiServer } from '../../api-server';
import { isEphemeralVolumeSource, type JsonObject, matchesServiceSelector, toSelectablePods } from '../../kubernetes';
import { type ObjectManifest, type Source, type SourceObject, UnusableInput } from '../../manifests';
import { Field } from '../../validation';

/** A mount of data that outlives its pod. */
export interface DataMount {
  readonly container: string;
  /** The path in the container. */
  readonly path: string;
}

/** An object of the app, as the cluster should have it. */
export interface ExpectedObject {
  readonly manifest: ObjectManifest;
  /** The manifest with the defaults of the API server. */
  readonly withDefaults: Field;
}

/** The manifests of an app. */
export interface AppManifests {
  /** The name of its StatefulSet. */
  readonly name: string;
  /** All objects of the file that has the StatefulSet. */
  readonly objects: readonly SourceObject[];
}

/**
 * Finds the StatefulSet of an app in a folder, with all objects of its file.
 *
 * @throws UnusableInput if the folder has no such StatefulSet, or several
 */
export function findAppManifests(source: Source, folder: string, name: string): AppManifests {
  const found = source.objects.filter(({ manifest }) => isStatefulSet(manifest) && manifest.metadata.name === name);
  const [statefulSet, another] = found;
  if (statefulSet === undefined) {
    throw new UnusableInput([`${folder} has no StatefulSet ${name}. ${listStatefulSets(source)}`]);
  }
  if (another !== undefined) {
    throw new UnusableInput([`${folder} has a StatefulSet ${name} in more than one namespace.`]);
  }
  return { name, objects: source.objects.filter(({ file }) => file === statefulSet.file) };
}

/** An app as its manifests describe it: its StatefulSet, and all objects of the same file. */
export class ExpectedApp {
  static of({ name, objects }: AppManifests, server: ApiServer): ExpectedApp {
    return new ExpectedApp(
      name,
      objects.map(({ manifest }) => applyDefaults(manifest, server)),
    );
  }

  readonly statefulSet: Field;

  private constructor(
    readonly name: string,
    readonly objects: readonly ExpectedObject[],
  ) {
    const found = objects.find(({ manifest }) => isStatefulSet(manifest) && manifest.metadata.name === name);
    this.statefulSet = (found as ExpectedObject).withDefaults;
  }

  /** The namespace that the manifest sets. */
  get namespace(): string | undefined {
    return this.statefulSet.at('metadata', 'namespace').string;
  }

  get podSpec(): Field {
    return this.statefulSet.at('spec', 'template', 'spec');
  }

  get containers(): Field[] {
    return this.podSpec.find('containers', '*');
  }

  /** The name of the container that runs the app itself. */
  get firstContainer(): string {
    return this.containers.map((container) => container.at('name').scalar)[0] as string;
  }

  /** The name of the governing Service. Empty if there is none. */
  get serviceName(): string {
    return this.statefulSet.at('spec', 'serviceName').scalar;
  }

  get claimTemplates(): Field[] {
    return this.statefulSet.find('spec', 'volumeClaimTemplates', '*');
  }

  get isParallel(): boolean {
    return this.statefulSet.at('spec', 'podManagementPolicy').string === 'Parallel';
  }

  /** Whether the pods listen at ports of their nodes, so that each needs a node of its own. */
  get usesHostPorts(): boolean {
    const hostPorts = this.containers.flatMap((container) => container.find('ports', '*', 'hostPort'));
    return hostPorts.length > 0 || this.podSpec.at('hostNetwork').raw === true;
  }

  /** Whether the pods mount data that other pods can mount, such as a claim by its name, or a `hostPath`. */
  get mountsSharedData(): boolean {
    const sources = this.podSpec.find('volumes', '*').flatMap((volume) => volume.entries().map(([key]) => key));
    return sources.some((source) => source !== 'name' && !isEphemeralVolumeSource(source));
  }

  /** The Services that select the app's pods and have a cluster IP. */
  get externalServices(): Field[] {
    const pods = toSelectablePods(this.statefulSet.at('spec', 'template', 'metadata', 'labels'));
    return this.objects
      .filter(({ manifest }) => manifest.kind === 'Service' && manifest.apiVersion === 'v1')
      .map(({ withDefaults }) => withDefaults)
      .filter((service) => service.at('spec', 'clusterIP').string !== 'None')
      .filter((service) => matchesServiceSelector(service.at('spec', 'selector'), pods));
  }

  /**
   * One writable mount of each volume that keeps data: of the claim templates, or if there are none, of the claims
   * that the pods share.
   */
  get dataMounts(): DataMount[] {
    const templates = this.claimTemplates.map((template) => template.at('metadata', 'name').scalar);
    return (templates.length > 0 ? templates : this.sharedClaimVolumes()).flatMap((volume) =>
      this.writableMountsOf(volume).slice(0, 1),
    );
  }

  private sharedClaimVolumes(): string[] {
    return this.podSpec
      .find('volumes', '*')
      .filter((volume) => volume.at('persistentVolumeClaim').map !== undefined)
      .map((volume) => volume.at('name').scalar);
  }

  private writableMountsOf(volume: string): DataMount[] {
    return this.containers.flatMap((container) =>
      container
        .find('volumeMounts', '*')
        .filter((mount) => mount.at('name').string === volume && mount.at('readOnly').raw !== true)
        .map((mount) => ({ container: container.at('name').scalar, path: mount.at('mountPath').scalar })),
    );
  }
}

function isStatefulSet({ apiVersion, kind }: ObjectManifest): boolean {
  return kind === 'StatefulSet' && apiVersion.startsWith('apps/');
}

function listStatefulSets({ objects }: Source): string {
  const names = objects.filter(({ manifest }) => isStatefulSet(manifest)).map(({ manifest }) => manifest.metadata.name);
  return names.length > 0 ? `It has: ${names.join(', ')}.` : 'It has none at all.';
}

/** A manifest that the API server rejects stays as it is. */
function applyDefaults(manifest: ObjectManifest, server: ApiServer): ExpectedObject {
  const { liveObject } = server.apply(manifest as JsonObject);
  return { manifest, withDefaults: new Field(liveObject?.live ?? manifest) };
}
