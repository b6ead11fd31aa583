'use strict';
// BullMQ alone, on a Redis of the measurement's own, which is emptied. Prints a line of JSON a
// figure: {name, value} and the microseconds of Redis for each text where they say something.
const { performance } = require('node:perf_hooks');
const { Queue, Worker } = require('bullmq');
const { Redis } = require('ioredis');

const port = Number(process.env.REDIS_PORT);
const scale = Number(process.env.SCALE || 1);
const connection = { host: '127.0.0.1', port, maxRetriesPerRequest: null };
const redis = new Redis(connection);
const options = { removeOnComplete: true, removeOnFail: 1000 };
const body =
  'Hi Alice, this is a reminder of your appointment at Main Street Clinic on Tuesday 14 March at' +
  ' 10:30. Reply YES to confirm or NO to cancel. Msg 00';
const payload = (i) => ({
  messageId: 'msg_' + String(i).padStart(12, '0'),
  to: '+15550' + String(100000 + (i % 900000)),
  from: '+15551230000',
  body,
});

const now = () => performance.timeOrigin + performance.now();
const many = (n) => Math.max(200, Math.round(n * scale));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const tell = (name, value, micros) => console.log(JSON.stringify({ name, value, micros }));
const at = (values, percent) =>
  values.sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((percent / 100) * values.length))];

async function info(section, key) {
  return Number(new RegExp(`${key}:([0-9.]+)`).exec(await redis.info(section))[1]);
}

async function redisMicros() {
  return 1e6 * ((await info('cpu', 'used_cpu_user')) + (await info('cpu', 'used_cpu_sys')));
}

async function fresh() {
  await redis.flushall();
  const queue = new Queue('q', { connection });
  await queue.waitUntilReady();
  return queue;
}

async function fill(queue, n, extra = {}) {
  for (let i = 0; i < n; i += 1000) {
    const size = Math.min(1000, n - i);
    await queue.addBulk(
      Array.from({ length: size }, (_, k) => ({
        name: 'send',
        data: payload(i + k),
        opts: { ...options, ...extra },
      })),
    );
  }
}

async function work(n, concurrency, handle, onDone = () => {}) {
  const worker = new Worker('q', handle, { connection, concurrency });
  let done = 0;
  const all = new Promise((resolve) => {
    worker.on('completed', (job) => {
      onDone(job);
      if (++done === n) resolve();
    });
  });
  await worker.waitUntilReady();
  return { all, close: () => worker.close() };
}

async function timed(name, n, run) {
  const cpu = await redisMicros();
  const start = now();
  await run();
  const seconds = (now() - start) / 1000;
  const micros = ((await redisMicros()) - cpu) / n;
  tell(name, n / seconds, micros);
  return micros;
}

async function enqueue() {
  let queue = await fresh();
  await fill(queue, 500);
  const one = many(4000);
  await timed('1 enqueue, one caller', one, async () => {
    for (let i = 0; i < one; i++) await queue.add('send', payload(i), options);
  });
  const several = many(20000);
  await timed('2 enqueue, 64 callers', several, async () => {
    let next = 0;
    const caller = async () => {
      while (next < several) await queue.add('send', payload(next++), options);
    };
    await Promise.all(Array.from({ length: 64 }, caller));
  });
  await queue.close();
  queue = await fresh();
  const bulk = many(30000);
  const put = await timed('3 enqueue in bulk', bulk, () => fill(queue, bulk));
  const start = now();
  const cpu = await redisMicros();
  const { all, close } = await work(bulk, 100, async () => null);
  await all;
  const micros = ((await redisMicros()) - cpu) / bulk;
  tell('4 claim, no-op, done', bulk / ((now() - start) / 1000), micros);
  tell('6 Redis CPU per text, put + claim + done', put + micros);
  await close();
  await queue.close();
}

async function single() {
  const queue = await fresh();
  const n = many(10000);
  await fill(queue, n);
  const start = now();
  const { all, close } = await work(n, 1, async () => null);
  await all;
  tell('5 claim, no-op, done, one at a time', n / ((now() - start) / 1000));
  await close();
  await queue.close();
}

async function steady() {
  const queue = await fresh();
  const rate = 1000;
  const n = many(5000);
  const waits = [];
  const { all, close } = await work(n, 50, async () => null, (job) => waits.push(now() - job.data.at));
  const start = now();
  for (let sent = 0; sent < n; await sleep(1)) {
    const due = Math.min(n, Math.floor(((now() - start) * rate) / 1000) + 1);
    for (; sent < due; sent++) {
      queue.add('send', { ...payload(sent), at: start + (sent * 1000) / rate }, options);
    }
  }
  await all;
  tell('7 put to done at 1,000/s, p50', at(waits, 50));
  tell('7 put to done at 1,000/s, p99', at(waits, 99));
  await close();
  await queue.close();
}

async function due() {
  const queue = await fresh();
  const n = many(20000);
  const late = [];
  const begin = now() + 5000;
  for (let i = 0; i < n; i += 1000) {
    await queue.addBulk(
      Array.from({ length: Math.min(1000, n - i) }, (_, k) => ({
        name: 'send',
        data: payload(i + k),
        opts: { ...options, delay: Math.max(1, Math.round(begin + Math.random() * 5000 - now())) },
      })),
    );
  }
  const { all, close } = await work(n, 50, async (job) => {
    late.push(now() - (job.timestamp + job.opts.delay));
  });
  await all;
  tell('8 due at random, start error, p50', at(late, 50));
  tell('8 due at random, start error, p99', at(late, 99));
  await close();
  await queue.close();
}

async function retry() {
  const queue = await fresh();
  const n = many(10000);
  const fails = 2;
  await fill(queue, n, { attempts: 3, backoff: { type: 'exponential', delay: 1 } });
  const start = now();
  const { all, close } = await work(n, 50, async (job) => {
    if (job.attemptsMade < fails) throw new Error('busy');
  });
  await all;
  tell('10 retry, attempts', (n * (fails + 1)) / ((now() - start) / 1000));
  await close();
  await queue.obliterate({ force: true });
  const base = 200;
  const failed = new Map();
  const late = [];
  await fill(queue, 300, { attempts: 3, backoff: { type: 'exponential', delay: base } });
  const second = await work(300, 50, async (job) => {
    if (failed.has(job.id)) {
      late.push(now() - failed.get(job.id) - base * 2 ** (job.attemptsMade - 1));
    }
    if (job.attemptsMade < fails) {
      failed.set(job.id, now());
      throw new Error('busy');
    }
  });
  await second.all;
  tell('10 retry, punctuality, p50', at(late, 50));
  await second.close();
  await queue.close();
}

async function memory() {
  const queue = await fresh();
  const before = await info('memory', 'used_memory');
  const n = many(100000);
  await fill(queue, n);
  tell('11 Redis memory per waiting text', ((await info('memory', 'used_memory')) - before) / n);
  await queue.close();
}

(async () => {
  for (const run of [enqueue, single, steady, due, retry, memory]) await run();
  await redis.flushall();
  redis.disconnect();
})();
