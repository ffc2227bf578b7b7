-- For wrk: requests the lines of a file, "PATH" or "PATH ETAG", with a content coding, again and again.
-- Arguments: FILE CODING

local threads = 0

function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local requests, at = {}, 0

function init(args)
  local lines = {}
  for line in io.lines(args[1]) do lines[#lines + 1] = line end
  for i = 1, #lines do
    -- Each thread begins elsewhere.
    local path, tag = lines[(i + number * 17) % #lines + 1]:match("^(%S+)%s*(.*)$")
    local headers = { ["Host"] = wrk.headers["Host"], ["Accept-Encoding"] = args[2] }
    if tag ~= "" then headers["If-None-Match"] = tag end
    requests[i] = wrk.format("GET", path, headers)
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"bytes":%d,"seconds":%.6f,"p50":%.3f,"p99":%.3f,"errors":%d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
