'use strict';
// What the measurement sets; nothing here is read from anywhere else.
const { env } = process;
module.exports = {
  port: Number(env.PORT),
  origin: `http://127.0.0.1:${env.PORT}`,
  database: env.DATABASE,
  provider: env.PROVIDER,
  accountSid: 'AC' + '0'.repeat(32),
  authToken: 'sandbox',
  from: '+15005550006',
  concurrency: Number(env.CONCURRENCY || 50),
  redis: { host: '127.0.0.1', port: Number(env.REDIS_PORT), maxRetriesPerRequest: null },
};
