'use strict';
// Takes what waits to the provider, with the official client.
const http = require('node:http');
const { Worker } = require('bullmq');
const twilio = require('twilio');
const RequestClient = require('twilio/lib/base/RequestClient');
const settings = require('./settings');
const store = require('./store')(settings.database);

// The client knows one address only; here the same requests go to the stand-in.
class StandIn extends RequestClient {
  request(options) {
    return super.request({
      ...options,
      uri: options.uri.replace('https://api.twilio.com', settings.provider),
    });
  }
}

const most = settings.concurrency;
const httpClient = new StandIn({ keepAlive: true, maxSockets: most, maxTotalSockets: most });
httpClient.axios.defaults.httpAgent = new http.Agent({ keepAlive: true, maxSockets: most });
const client = twilio(settings.accountSid, settings.authToken, { httpClient });

const worker = new Worker(
  'sms',
  async (job) => {
    const message = store.find(job.data.messageId);
    const { sid } = await client.messages.create({
      to: message.recipient,
      from: message.sender,
      body: message.body,
      statusCallback: `${settings.origin}/api/messages/twilio/status?id=${message.id}`,
    });
    store.sent(message.id, sid);
    return sid;
  },
  { connection: settings.redis, concurrency: most },
);
worker.on('failed', (job, error) => console.error('failed', job && job.id, error.message));
worker.on('error', (error) => console.error('error', error.message));
