import { parse } from 'yaml';
import { isOlder, MEASURED_MINORS, MEASURED_VERSIONS, type MeasuredVersion } from '../../lib/kubernetes';
import { podOf } from '../controller';
import { type AppPlan, securityLevelOf } from '../generated';
import type { Manifest } from '../manifests';
import { formatRejection, listPodObjections } from './pod-objections';
import { Referee } from './referee';

/** The referees of all measured versions, which are asked about files of manifests. */
export class RefereePanel {
  /** Starts the referees. */
  static open(): RefereePanel {
    return new RefereePanel(
      new Map(MEASURED_MINORS.map((version) => [version, Referee.start(MEASURED_VERSIONS[version])])),
    );
  }

  private constructor(private readonly referees: ReadonlyMap<MeasuredVersion, Referee>) {}

  /** The measured versions that a plan supports. */
  versionsOf({ kubernetes }: AppPlan): MeasuredVersion[] {
    return MEASURED_MINORS.filter((version) => !isOlder(version, kubernetes));
  }

  /**
   * Lists why referees reject the objects in the file of a plan, or the pods and claims of its StatefulSets. Includes the
   * violations of the Pod Security level that the plan should pass.
   */
  async listObjections(text: string, plan: AppPlan): Promise<string[]> {
    const documents = text.split(/^---\n/m);
    const objections = await Promise.all(
      this.versionsOf(plan).map((version) => this.askReferee(version, documents, plan)),
    );
    return objections.flat();
  }

  close(): void {
    for (const referee of this.referees.values()) referee.close();
  }

  private async askReferee(version: MeasuredVersion, documents: readonly string[], plan: AppPlan): Promise<string[]> {
    const referee = this.referees.get(version) as Referee;
    const manifests: Manifest[] = documents.map((document) => parse(document));
    const answers = await referee.ask(documents.map((yaml) => ({ operation: 'create', yaml })));
    const found = answers.flatMap(({ rejection, failure }, index) => {
      if (failure !== undefined) return `${version}: ${failure}`;
      return rejection === undefined ? [] : formatRejection(rejection, manifests[index].kind, version);
    });
    const statefulSets = manifests.filter(({ kind }) => kind === 'StatefulSet');
    const ofPods = await Promise.all(statefulSets.map((one) => listPodObjections(referee, one, version)));
    const levels = await Promise.all(statefulSets.map((one) => listViolations(referee, podOf(one), plan)));
    return [...found, ...ofPods.flat(), ...levels.flat()];
  }
}

async function listViolations(referee: Referee, object: Manifest, plan: AppPlan): Promise<readonly string[]> {
  const level = securityLevelOf(plan);
  const [answer] = await referee.ask([{ operation: 'podSecurity', object, level }]);
  return answer?.violations ?? [];
}
