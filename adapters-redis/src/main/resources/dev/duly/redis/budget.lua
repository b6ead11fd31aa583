-- The send budget: takes all that a text needs in one step, or nothing; and settles a grant.
--
-- KEYS[1]  what all keys of the budget begin with; their names are made here, with its hash tag.
-- ARGV     1 now, or '' for Redis's own clock      2 TAKE, ANSWERED, BUSY or NOT_ASKED
--          3 text   4 the grant to settle   5 account   6 sender   7 recipient, hashed
--          8 segments   9 what the sender may send, segments a second
--          10 patience   11 places at first   12 places at most   13 how long a call lasts
--          14 group of the daily cap, or ''   15 how much of it this text's lane may use, segments
--          16 how many days follow, and so many times: the day's date, its first moment;
--          then the first moment that belongs to none of them.
--          For TAKE alone: how many texts the client may have, or ''; then ids that are known to
--          have gone.
-- Answers  {'GRANTED', number}, {shortage, wait}, {'SETTLED'}, or {'OTHER_DAYS', now} when the day that it
--          is by this clock is none of those given; then nothing has changed.
--
-- Moments and waits are microseconds, so a double holds them exactly. Each key goes by itself.
--
-- second:SENDER      hash: credit at a moment, in segments times microseconds; below 0 it is debt
-- day:GROUP:DATE     segments used
-- door:ACCOUNT       hash: places, answered in a row, halved at
-- inside:ACCOUNT     sorted set: TEXT:GRANT by when it was granted
-- client:RECIPIENT   sorted set: TEXT:GRANT by when it was granted
-- grants             the number of the latest grant

local SECOND = 1000000
local A_MINUTE_MS, A_DAY_MS = 60000, 86400000

local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = time[1] * SECOND + time[2]
end
local wanted, text = ARGV[2], ARGV[3]
local second, door = KEYS[1] .. 'second:' .. ARGV[6], KEYS[1] .. 'door:' .. ARGV[5]
local inside, client = KEYS[1] .. 'inside:' .. ARGV[5], KEYS[1] .. 'client:' .. ARGV[7]
local segments, per_second = tonumber(ARGV[8]), tonumber(ARGV[9])
local patience, a_call = tonumber(ARGV[10]), tonumber(ARGV[13])
local first_places, most_places = tonumber(ARGV[11]), tonumber(ARGV[12])
local group, share = ARGV[14], tonumber(ARGV[15])
local days = tonumber(ARGV[16])
local after_days = 16 + 2 * days + 1
local patience_ms = math.ceil(patience / 1000) + A_MINUTE_MS

-- The key of the group's day that holds this moment, and when the next begins.
local function day_at(moment)
  for i = 0, days - 1 do
    local date, from = ARGV[17 + 2 * i], tonumber(ARGV[18 + 2 * i])
    -- The next day's first moment, or the one that ends the list.
    local to = tonumber(ARGV[i < days - 1 and 20 + 2 * i or after_days])
    if from <= moment and moment < to then
      return KEYS[1] .. 'day:' .. group .. ':' .. date, to
    end
  end
end

local function credit()
  local kept = redis.call('HMGET', second, 'credit', 'at')
  local full = per_second * SECOND
  if not kept[1] then
    return full
  end
  -- A clock that went back pays nothing in and takes nothing out.
  return math.min(full, kept[1] + math.max(0, now - kept[2]) * per_second)
end

local function keep_credit(value)
  local full = per_second * SECOND
  local until_full_ms = math.ceil((full - value) / per_second / 1000)
  redis.call('HSET', second, 'credit', value, 'at', now)
  redis.call('PEXPIRE', second, until_full_ms + A_MINUTE_MS)
end

local function client_shortage()
  local most = tonumber(ARGV[after_days + 1])
  if not most then
    return nil
  end
  local count, seen = 0, {[text] = true}
  local function add(id)
    if not seen[id] then
      seen[id] = true
      count = count + 1
    end
  end
  for i = after_days + 2, #ARGV do
    add(ARGV[i])
  end
  redis.call('ZREMRANGEBYSCORE', client, '-inf', now - patience)
  local grants = redis.call('ZRANGE', client, 0, -1, 'WITHSCORES')
  for i = 1, #grants, 2 do
    add(string.match(grants[i], '^[^:]+'))
  end
  if count < most then
    return nil
  end
  return {'CLIENT', grants[2] and grants[2] + patience - now or patience}
end

local function day_shortage()
  if group == '' then
    return nil
  end
  local day, next_day = day_at(now)
  if not day then
    return {'OTHER_DAYS', now}
  end
  if tonumber(redis.call('GET', day) or 0) + segments > share then
    return {'DAY', next_day - now}
  end
end

local function door_shortage()
  redis.call('ZREMRANGEBYSCORE', inside, '-inf', now - patience)
  local places = tonumber(redis.call('HGET', door, 'places') or first_places)
  if redis.call('ZCARD', inside) >= places then
    return {'DOOR', a_call}
  end
end

local function second_shortage()
  local missing = math.min(segments, per_second) * SECOND - credit()
  if missing > 0 then
    return {'SECOND', math.ceil(missing / per_second)}
  end
end

local function take()
  local shortage = client_shortage() or day_shortage() or door_shortage() or second_shortage()
  if shortage then
    return shortage
  end
  keep_credit(credit() - segments * SECOND)
  if group ~= '' then
    local day, next_day = day_at(now)
    redis.call('INCRBY', day, segments)
    -- A day longer than the day, for what is given back after midnight.
    redis.call('PEXPIRE', day, math.ceil((next_day - now) / 1000) + A_DAY_MS)
  end
  local number = redis.call('INCR', KEYS[1] .. 'grants')
  -- By then nobody holds a grant of so long ago.
  redis.call('PEXPIRE', KEYS[1] .. 'grants', A_DAY_MS)
  redis.call('ZADD', inside, now, text .. ':' .. number)
  redis.call('PEXPIRE', inside, patience_ms)
  redis.call('ZADD', client, now, text .. ':' .. number)
  redis.call('PEXPIRE', client, patience_ms)
  return {'GRANTED', number}
end

-- A door that nobody used for a day begins anew.
local function keep_door(places, answered)
  redis.call('HSET', door, 'places', places, 'answered', answered)
  redis.call('PEXPIRE', door, A_DAY_MS)
end

local function answered()
  local state = redis.call('HMGET', door, 'places', 'answered')
  local places, row = tonumber(state[1] or first_places), tonumber(state[2] or 0) + 1
  if row >= places then
    keep_door(math.min(places + 1, most_places), 0)
  else
    keep_door(places, row)
  end
end

local function busy()
  local state = redis.call('HMGET', door, 'places', 'halved')
  local places = tonumber(state[1] or first_places)
  if not state[2] or now >= state[2] + SECOND then
    places = math.max(1, math.floor(places / 2))
    redis.call('HSET', door, 'halved', now)
  end
  keep_door(places, 0)
end

local function give_back(grant, day)
  redis.call('ZREM', client, grant)
  keep_credit(math.min(per_second * SECOND, credit() + segments * SECOND))
  if day and redis.call('EXISTS', day) == 1 then
    redis.call('DECRBY', day, segments)
  end
end

local function settle()
  local grant = text .. ':' .. ARGV[4]
  local granted_at = redis.call('ZSCORE', inside, grant)
  if not granted_at then
    return {'SETTLED'}
  end
  if group ~= '' and not day_at(now) then
    return {'OTHER_DAYS', now}
  end
  local day = group ~= '' and day_at(tonumber(granted_at))
  redis.call('ZREM', inside, grant)
  if wanted == 'ANSWERED' then
    answered()
  elseif wanted == 'BUSY' then
    busy()
  else
    give_back(grant, day)
  end
  return {'SETTLED'}
end

if wanted == 'TAKE' then
  return take()
end
return settle()
