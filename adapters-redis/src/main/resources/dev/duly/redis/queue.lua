-- The send queue. One step forgets, moves, enters and holds texts, then gives claims, in this
-- order, so that what many callers want is one round trip.
--
-- KEYS[1]  what all keys of the queue begin with. Their names are made here, of departments that
--          only the queue knows; they share the hash tag, so a cluster keeps them together.
-- ARGV     now, or '' for Redis's own clock; then five lists, each led by its length:
--            forgotten  id
--            moved      id, wait
--            entered    lane, department, how many, and so many times: id, wait
--            held       department, lane, wait
--            claims     most, lease
--          and at the end 1 to have a look at the whole, or 0.
-- Answers  {ids given to each claim}, and for a look: depth, wait until something may be due
--          (-1 when nothing will be), id of the latest ring.
--
-- Moments are microseconds since 1970: a double holds them exactly. Waits and leases are
-- microseconds. A lane is 0 (urgent), 1 or 2 (bulk). A place is 'lane:department'.
--
-- places         hash: id -> 'due place', of every text that waits, claimed or not
-- waiting:PLACE  sorted set: id by when it is due; without those that are claimed
-- leased         sorted set: id by the end of its lease
-- ready          sorted set: places that have something due and room for it, by name
-- later          sorted set: the other places that have something waiting, by when they are ready
-- holds          hash: place -> until when it and the lanes behind it have no room
-- turns          hash: given -> texts given in this round; 0, 1, 2 -> the lane's last department
-- bell           stream of at most one entry: rings when something is due sooner than was known

local places, leased = KEYS[1] .. 'places', KEYS[1] .. 'leased'
local ready, later = KEYS[1] .. 'ready', KEYS[1] .. 'later'
local holds, turns, bell = KEYS[1] .. 'holds', KEYS[1] .. 'turns', KEYS[1] .. 'bell'

local ROUND = 20
local AT_ONCE = 1000
local URGENT_FIRST, NORMAL_FIRST, BULK_FIRST = {0, 1, 2}, {1, 2, 0}, {2, 1, 0}

local cursor = 0
local function read()
  cursor = cursor + 1
  return ARGV[cursor]
end
local function number()
  return tonumber(read())
end

local now = number()
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000000 + time[2]
end

local function waiting(place)
  return KEYS[1] .. 'waiting:' .. place
end

local function kept(due, place)
  return string.format('%.0f ', due) .. place
end

local function due_and_place(text)
  return string.match(text, '^(%S+) (.+)$')
end

-- Places where something came or went.
local touched = {}
local rang = false

local function hold_ends(place)
  local lane, department = string.match(place, '^(%d):(.+)$')
  local ends = 0
  for ahead = 0, tonumber(lane) do
    local held = ahead .. ':' .. department
    local moment = tonumber(redis.call('HGET', holds, held) or 0)
    if moment > now then
      ends = math.max(ends, moment)
    elseif moment > 0 then
      redis.call('HDEL', holds, held)
    end
  end
  return ends
end

-- Says anew when each touched place has something to give. Rings for those that have it sooner
-- than anybody knew who looked before.
local function review()
  local any_holds = next(touched) and redis.call('EXISTS', holds) == 1
  for place in pairs(touched) do
    local head = redis.call('ZRANGE', waiting(place), 0, 0, 'WITHSCORES')
    if not head[1] then
      redis.call('ZREM', ready, place)
      redis.call('ZREM', later, place)
    else
      local from = tonumber(head[2])
      if any_holds then
        from = math.max(from, hold_ends(place))
      end
      if from <= now then
        if redis.call('ZADD', ready, 0, place) == 1 then
          redis.call('ZREM', later, place)
          rang = true
        end
      else
        local was_ready = redis.call('ZREM', ready, place) == 1
        local before = redis.call('ZSCORE', later, place)
        redis.call('ZADD', later, from, place)
        rang = rang or not was_ready and (not before or from < tonumber(before))
      end
    end
  end
  touched = {}
end

local function forget(ids)
  -- What was claimed stands in no waiting set: for most that is all.
  if redis.call('ZREM', leased, unpack(ids)) < #ids then
    for i, text in ipairs(redis.call('HMGET', places, unpack(ids))) do
      if text then
        local _, place = due_and_place(text)
        if redis.call('ZREM', waiting(place), ids[i]) == 1 then
          touched[place] = true
        end
      end
    end
  end
  redis.call('HDEL', places, unpack(ids))
end

local function move(id, wait)
  local text = redis.call('HGET', places, id)
  if text then
    local _, place = due_and_place(text)
    redis.call('ZREM', leased, id)
    redis.call('ZADD', waiting(place), now + wait, id)
    redis.call('HSET', places, id, kept(now + wait, place))
    touched[place] = true
  end
end

local function enter(place, ids, waits)
  local fresh, scores, found = {}, {}, {}
  for i, known in ipairs(redis.call('HMGET', places, unpack(ids))) do
    local id = ids[i]
    if not known and not found[id] then
      found[id] = true
      local due = now + waits[i]
      fresh[#fresh + 1] = id
      fresh[#fresh + 1] = kept(due, place)
      scores[#scores + 1] = due
      scores[#scores + 1] = id
    end
  end
  if #fresh > 0 then
    redis.call('HSET', places, unpack(fresh))
    redis.call('ZADD', waiting(place), unpack(scores))
    touched[place] = true
  end
end

local function hold(department, lane, wait)
  if wait > 0 then
    redis.call('HSET', holds, lane .. ':' .. department, now + wait)
  else
    redis.call('HDEL', holds, lane .. ':' .. department)
  end
  for behind = lane, 2 do
    touched[behind .. ':' .. department] = true
  end
end

-- Lets the clock do its work: leases end, places become ready.
local function tick()
  local ended = redis.call('ZRANGEBYSCORE', leased, '-inf', now, 'LIMIT', 0, AT_ONCE)
  if #ended > 0 then
    redis.call('ZREM', leased, unpack(ended))
    for i, text in ipairs(redis.call('HMGET', places, unpack(ended))) do
      if text then
        local due, place = due_and_place(text)
        redis.call('ZADD', waiting(place), due, ended[i])
        touched[place] = true
      end
    end
  end
  local come = redis.call('ZRANGEBYSCORE', later, '-inf', now, 'LIMIT', 0, AT_ONCE)
  for _, place in ipairs(come) do
    redis.call('ZADD', ready, 0, place)
    redis.call('ZREM', later, place)
  end
  review()
end

-- The lane's ready places, beginning after the department that was served last: at most so many,
-- since none comes twice before all have come.
local function turns_of(lane, last, most)
  local from, to = lane .. ':', '(' .. lane .. ';'
  local found = redis.call('ZRANGEBYLEX', ready, '(' .. from .. last, to, 'LIMIT', 0, most)
  if last ~= '' and #found < most then
    local first = redis.call(
      'ZRANGEBYLEX', ready, '[' .. from, '[' .. from .. last, 'LIMIT', 0, most - #found)
    for _, place in ipairs(first) do
      found[#found + 1] = place
    end
  end
  return {places = found, at = 1, chunk = math.ceil(most / math.max(1, #found))}
end

-- The next text of a place that is due, read in chunks and taken out at the end.
local function next_of(stock, place, chunk)
  local shelf = stock[place]
  if not shelf then
    shelf = {taken = 0, ids = {}}
    stock[place] = shelf
  end
  if shelf.taken == #shelf.ids then
    local more = redis.call(
      'ZRANGEBYSCORE', waiting(place), '-inf', now, 'LIMIT', shelf.taken, chunk)
    for _, id in ipairs(more) do
      shelf.ids[#shelf.ids + 1] = id
    end
    if #more == 0 then
      return nil
    end
  end
  shelf.taken = shelf.taken + 1
  return shelf.ids[shelf.taken]
end

local function claim(most, lease)
  if redis.call('ZCARD', ready) == 0 then
    return {}
  end
  local state = redis.call('HMGET', turns, 'given', '0', '1', '2')
  local given = tonumber(state[1] or 0)
  local last = {[0] = state[2] or '', state[3] or '', state[4] or ''}
  local lanes, stock, chosen, leases = {}, {}, {}, {}

  local function next_in(lane)
    lanes[lane] = lanes[lane] or turns_of(lane, last[lane], most)
    local turn = lanes[lane]
    while #turn.places > 0 do
      if turn.at > #turn.places then
        turn.at = 1
      end
      local place = turn.places[turn.at]
      local id = next_of(stock, place, turn.chunk)
      if id then
        turn.at = turn.at + 1
        last[lane] = string.sub(place, 3)
        return id
      end
      table.remove(turn.places, turn.at)
    end
  end

  while #chosen < most do
    local order = URGENT_FIRST
    if given == ROUND / 2 - 1 then
      order = NORMAL_FIRST
    elseif given == ROUND - 1 then
      order = BULK_FIRST
    end
    local id = next_in(order[1]) or next_in(order[2]) or next_in(order[3])
    if not id then
      break
    end
    chosen[#chosen + 1] = id
    leases[#leases + 1] = now + lease
    leases[#leases + 1] = id
    given = (given + 1) % ROUND
  end

  for place, shelf in pairs(stock) do
    if shelf.taken > 0 then
      redis.call('ZREMRANGEBYRANK', waiting(place), 0, shelf.taken - 1)
    end
    touched[place] = true
  end
  if #chosen > 0 then
    redis.call('ZADD', leased, unpack(leases))
    redis.call('HSET', turns, 'given', given, '0', last[0], '1', last[1], '2', last[2])
  end
  review()
  return chosen
end

local function look()
  tick()
  local wait = -1
  if redis.call('ZCARD', ready) > 0 then
    wait = 0
  else
    for _, key in ipairs({later, leased}) do
      local head = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
      if head[2] and (wait < 0 or head[2] - now < wait) then
        wait = math.max(0, head[2] - now)
      end
    end
  end
  local ring = redis.call('XREVRANGE', bell, '+', '-', 'COUNT', 1)[1]
  return redis.call('HLEN', places), wait, ring and ring[1] or '0-0'
end

local forgotten = {}
for i = 1, number() do
  forgotten[i] = read()
end
if #forgotten > 0 then
  forget(forgotten)
end
for _ = 1, number() do
  move(read(), number())
end
for _ = 1, number() do
  local place = read() .. ':' .. read()
  local ids, waits = {}, {}
  for i = 1, number() do
    ids[i], waits[i] = read(), number()
  end
  enter(place, ids, waits)
end
for _ = 1, number() do
  hold(read(), number(), number())
end
review()

local claims, wanted = {}, number()
if wanted > 0 then
  tick()
end
for i = 1, wanted do
  claims[i] = claim(number(), number())
end
local answer = {claims}
if read() == '1' then
  answer[2], answer[3], answer[4] = look()
end
if rang then
  redis.call('XADD', bell, 'MAXLEN', 1, '*', 'ring', 1)
end
return answer
