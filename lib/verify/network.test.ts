import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as listener, type Socket } from 'node:net';
import { networkClient } from './network';

const HOST = '127.0.0.1';
let server: Server | undefined;

/** Starts a server on a free port, and returns the port. */
async function listening<T extends { listen(port: number, host: string, done: () => void): unknown }>(
  one: T,
): Promise<number> {
  await new Promise<void>((resolve) => one.listen(0, HOST, resolve));
  server = one as unknown as Server;
  return (server.address() as AddressInfo).port;
}

const http = (answer: RequestListener) => listening(createServer(answer));
const tcp = (connected: (socket: Socket) => void) => listening(listener(connected));
const requestTo = (port: number) => ({ scheme: 'HTTP', host: HOST, port, path: '/', headers: {} }) as const;

/** Shortens the timeouts from seconds to milliseconds. */
function shortenTimeouts(): void {
  const { timeout } = AbortSignal;
  jest.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout.call(AbortSignal, ms / 100));
}

afterEach(async () => {
  jest.restoreAllMocks();
  server?.closeAllConnections?.();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
});

describe('an HTTP request', () => {
  test.each([
    [200, true],
    [399, true],
    [400, false],
    [500, false],
  ])('with status %i passes or fails as with the kubelet', async (status, isOk) => {
    const port = await http((_, response) => response.writeHead(status).end('hello'));
    expect(await networkClient.sendHttpRequest(requestTo(port))).toEqual({
      isOk,
      summary: `answered ${status}`,
      body: 'hello',
    });
  });

  test('has the path and the headers of its probe', async () => {
    const port = await http(({ url, headers }, response) => response.end(`${url} ${headers['x-app']}`));
    const { body } = await networkClient.sendHttpRequest({
      ...requestTo(port),
      path: '/healthz?deep=1',
      headers: { 'x-app': 'web' },
    });
    expect(body).toBe('/healthz?deep=1 web');
  });

  test('may have any characters in its path', async () => {
    const port = await http(({ url }, response) => response.end(url));
    const { body } = await networkClient.sendHttpRequest({ ...requestTo(port), path: '/a b/ä😀%20' });
    expect(body).toBe('/a%20b/%C3%A4%F0%9F%98%80%20');
  });

  test('reads only the beginning of an endless response', async () => {
    const port = await http((_, response) => response.end('x'.repeat(2 ** 20)));
    expect((await networkClient.sendHttpRequest(requestTo(port))).body.length).toBeLessThan(2 ** 18);
  });

  test('accepts a response that is cut off', async () => {
    const port = await http((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    expect(await networkClient.sendHttpRequest(requestTo(port))).toEqual({
      isOk: true,
      summary: 'answered 200',
      body: 'half',
    });
  });

  test('fails if nothing listens at the port', async () => {
    const port = await http(() => {});
    await new Promise((resolve) => server?.close(resolve));
    const { isOk, summary } = await networkClient.sendHttpRequest(requestTo(port));
    expect(isOk).toBe(false);
    expect(summary).toMatch(/^did not answer: .*ECONNREFUSED/);
  });

  test('fails if there is no response within 5 seconds', async () => {
    const port = await http(() => {});
    shortenTimeouts();
    expect((await networkClient.sendHttpRequest(requestTo(port))).summary).toBe(
      'did not answer: no answer within 5 seconds',
    );
  });

  test('is encrypted with the scheme HTTPS', async () => {
    const port = await http((_, response) => response.end());
    const { summary } = await networkClient.sendHttpRequest({ ...requestTo(port), scheme: 'HTTPS' });
    expect(summary).toMatch(/^did not answer: .*(wrong version number|packet length too long)/);
  });
});

describe('a TCP connection', () => {
  test('passes if it stays open', async () => {
    const port = await tcp(() => {});
    expect(await networkClient.openTcpConnection(HOST, port)).toEqual({
      isOk: true,
      summary: 'took a connection',
      body: '',
    });
  });

  test('fails if it is closed at once, as by a port-forward without a listener', async () => {
    const port = await tcp((socket) => socket.end());
    expect((await networkClient.openTcpConnection(HOST, port)).summary).toBe(
      'did not answer: the connection was closed at once',
    );
  });

  test('fails if nobody accepts it', async () => {
    shortenTimeouts();
    // An address that is reserved for documentation.
    expect((await networkClient.openTcpConnection('192.0.2.1', 9)).summary).toMatch(/^did not answer: /);
  });

  test('fails if the port rejects it', async () => {
    const port = await tcp(() => {});
    await new Promise((resolve) => server?.close(resolve));
    expect((await networkClient.openTcpConnection(HOST, port)).summary).toMatch(/^did not answer: .*ECONNREFUSED/);
  });
});
