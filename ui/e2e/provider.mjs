// A real OpenID Connect provider (npm `oidc-provider`) on loopback, for journeys and for the tests in tests/all:
//   node ui/e2e/provider.mjs --redirect URL [--logout URL] [--port N]
// The client is `kedun`, its secret comes by KEDUN_TEST_SECRET. Whoever types an account is that account. Prints
// `ready URL` once it answers, and ends with its standard input.
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

export const CLIENT = 'kedun';

/** Starts the provider; gives `{ issuer, stop() }`. */
export async function startProvider({ redirect, logout, secret, port = 0 }) {
  const { Provider } = await quietly(() => import('oidc-provider'));
  const server = createServer();
  await new Promise((resolve) => server.listen(Number(port), '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [client({ redirect, logout, secret })],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    // The library itself tells nobody on loopback of a logout, where Kedun answers in tests.
    fetch: (address, { dispatcher, ...options }) => globalThis.fetch(address, options),
    cookies: { keys: ['only for tests'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `员工${id}`, preferred_username: id }),
    }),
    ttl: { Interaction: 600, Session: 3600, Grant: 3600, AccessToken: 600, IdToken: 600 },
  });
  provider.use((ctx, next) => interact(provider, ctx, next));
  server.on('request', provider.callback());
  return { issuer, stop: () => new Promise((resolve) => server.close(resolve)) };
}

function client({ redirect, logout, secret }) {
  return {
    client_id: CLIENT,
    client_secret: secret,
    redirect_uris: [redirect],
    response_types: ['code'],
    grant_types: ['authorization_code'],
    ...(logout ? { backchannel_logout_uri: logout, backchannel_logout_session_required: true } : {}),
  };
}

/** Asks for an account, and takes what is typed for it. */
async function interact(provider, ctx, next) {
  if (!ctx.path.startsWith('/interaction/')) return next();
  if (ctx.method !== 'POST') {
    ctx.type = 'html';
    ctx.body = `<!doctype html><html lang="en"><title>Provider</title><form method="post">
      <label>Account <input name="account" autofocus></label><button>Sign in</button></form></html>`;
    return;
  }
  const { params } = await provider.interactionDetails(ctx.req, ctx.res);
  const account = new URLSearchParams(await text(ctx.req)).get('account') || 'nobody';
  const grant = new provider.Grant({ accountId: account, clientId: params.client_id });
  grant.addOIDCScope('openid profile');
  const result = { login: { accountId: account }, consent: { grantId: await grant.save() } };
  await provider.interactionFinished(ctx.req, ctx.res, result);
  ctx.respond = false;
}

async function text(stream) {
  const parts = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}

/** What the library says of itself at its start belongs to nobody's output. */
async function quietly(work) {
  const { warn, info } = console;
  console.warn = () => {};
  console.info = () => {};
  try {
    return await work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const options = { redirect: { type: 'string' }, logout: { type: 'string' }, port: { type: 'string' } };
  const { values } = parseArgs({ options });
  const { issuer } = await startProvider({ ...values, secret: process.env.KEDUN_TEST_SECRET });
  process.stdout.write(`ready ${issuer}\n`);
  process.stdin.resume().on('end', () => process.exit(0));
}
