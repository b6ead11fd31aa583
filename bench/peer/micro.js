'use strict';
// Signature, segments and template with the usual libraries. Prints a line of JSON a figure.
const Mustache = require('mustache');
const { SegmentedMessage } = require('sms-segments-calculator');
const twilio = require('twilio');

const TURN_NANOS = 300_000_000n;
const { token, url, inbound, status, gsm, ucs, template, values } = JSON.parse(process.argv[2]);
const inboundSignature = twilio.getExpectedTwilioSignature(token, url, inbound);
const statusSignature = twilio.getExpectedTwilioSignature(token, url, status);
Mustache.escape = (value) => value;
Mustache.parse(template);

const work = {
  'signature, 19 parameters': () => twilio.validateRequest(token, inboundSignature, url, inbound),
  'signature, 8 parameters': () => twilio.validateRequest(token, statusSignature, url, status),
  'segments, 160 GSM-7': () => new SegmentedMessage(gsm, 'auto').segmentsCount === 1,
  'segments, 300 UCS-2': () => new SegmentedMessage(ucs, 'auto').segmentsCount === 5,
  'template, 5 gaps': () => Mustache.render(template, values).length > template.length / 2,
};

function turn(one) {
  const start = process.hrtime.bigint();
  let count = 0;
  let elapsed = 0n;
  while (elapsed < TURN_NANOS) {
    for (let i = 0; i < 20; i++) {
      if (!one()) throw new Error('wrong answer');
    }
    count += 20;
    elapsed = process.hrtime.bigint() - start;
  }
  return count / (Number(elapsed) / 1e9);
}

for (const [name, one] of Object.entries(work)) {
  turn(one);
  turn(one);
  console.log(JSON.stringify({ name, value: turn(one) }));
}
