import { delimiter } from 'node:path';
import { ApiServer } from './api-server';
import { assertForTests } from './kubectl';

/**
 * API servers of these versions. Each must be that of `$KUBECONFIG`, or of one of the kubeconfigs in `$API_SERVERS`.
 */
export async function serversOf(...versions: readonly string[]): Promise<ApiServer[]> {
  const { KUBECONFIG = '', API_SERVERS = '' } = process.env;
  const kubeconfigs = [KUBECONFIG, ...API_SERVERS.split(delimiter).filter((path) => path !== '')];
  kubeconfigs.forEach(assertForTests);
  const servers = await Promise.all(kubeconfigs.map((path) => ApiServer.open(path)));
  const chosen = versions.flatMap((version) => servers.find((server) => server.version === version) ?? []);
  for (const server of servers) if (!chosen.includes(server)) server.close();
  if (chosen.length < versions.length) {
    for (const server of chosen) server.close();
    throw new Error(
      `These tests ask API servers of Kubernetes ${versions.join(', ')}. ` +
        `$KUBECONFIG and the kubeconfigs in $API_SERVERS ("${delimiter}" between them) lead to ${servers.map(({ version }) => version).join(', ')}.`,
    );
  }
  return chosen;
}
