'use strict';
// Takes texts in, and what the provider posts.
const { randomUUID } = require('node:crypto');
const { Queue } = require('bullmq');
const express = require('express');
const twilio = require('twilio');
const settings = require('./settings');
const store = require('./store')(settings.database);

const E164 = /^\+[1-9]\d{6,14}$/;
const queue = new Queue('sms', {
  connection: settings.redis,
  defaultJobOptions: {
    attempts: 5,
    backoff: { type: 'exponential', delay: 1000 },
    removeOnComplete: true,
    removeOnFail: 1000,
  },
});

const app = express();
app.disable('x-powered-by');
app.set('etag', false);

app.get('/health', (_, response) => response.json({ status: 'live' }));

app.post('/api/messages/send', express.json({ limit: '16kb' }), async (request, response) => {
  const { to, body } = request.body || {};
  const errors = [];
  if (typeof to !== 'string' || !E164.test(to)) {
    errors.push({ field: 'to', message: 'must be E.164' });
  }
  if (typeof body !== 'string' || body.length === 0 || body.length > 1600) {
    errors.push({ field: 'body', message: 'must have 1 to 1600 characters' });
  }
  if (errors.length > 0) {
    response.status(400).json({ errors });
    return;
  }
  const id = randomUUID();
  store.add({ id, direction: 'out', to, from: settings.from, body, status: 'queued' });
  await queue.add('send', { messageId: id });
  response.status(202).json({ id, status: 'queued' });
});

const form = express.urlencoded({ extended: false, limit: '32kb' });

function signed(request, response, next) {
  const signature = request.get('X-Twilio-Signature') || '';
  const url = settings.origin + request.originalUrl;
  if (twilio.validateRequest(settings.authToken, signature, url, request.body)) {
    next();
    return;
  }
  response.status(403).json({ error: 'the signature is not the provider\'s' });
}

app.post('/api/messages/twilio/status', form, signed, (request, response) => {
  store.settle(request.query.id, request.body.MessageStatus);
  response.status(204).end();
});

app.post('/api/messages/twilio/inbound', form, signed, (request, response) => {
  const { To, From, Body, MessageSid } = request.body;
  const isStop = /^\s*(STOP|UNSUBSCRIBE|CANCEL|END|QUIT)\s*$/i.test(Body);
  store.add({
    id: randomUUID(),
    direction: 'in',
    to: To,
    from: From,
    body: Body,
    status: isStop ? 'optout' : 'received',
    sid: MessageSid,
  });
  response.type('text/xml').send('<?xml version="1.0" encoding="UTF-8"?><Response></Response>');
});

app.listen(settings.port, '127.0.0.1');
