import type { StatefulImage } from '../stateful-image';
import { DOCUMENT_AND_GRAPH_DATABASES } from './documents';
import { FILE_STORES } from './files';
import { KEY_VALUE_STORES } from './key-value';
import { METRIC_AND_LOG_STORES } from './metrics';
import { QUEUES } from './queues';
import { RELATIONAL_DATABASES } from './relational';
import { SEARCH_ENGINES } from './search';

/** The official images of databases, queues and stores. */
export const STATEFUL_IMAGES: readonly StatefulImage[] = [
  ...RELATIONAL_DATABASES,
  ...DOCUMENT_AND_GRAPH_DATABASES,
  ...KEY_VALUE_STORES,
  ...QUEUES,
  ...SEARCH_ENGINES,
  ...METRIC_AND_LOG_STORES,
  ...FILE_STORES,
];
