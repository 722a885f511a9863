-- Posts with a slug of their own each: the thread's number, then a count.
local threads = 0
function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

local count = 0
function request()
  count = count + 1
  local slug = string.format("%s-%d-%d", os.getenv("BENCH_RUN"), number, count)
  local body = string.format(
    '{"title":"A title of usual length","slug":"%s","content":"Some content.","author_id":"%s"}',
    slug, os.getenv("BENCH_AUTHOR"))
  return wrk.format("POST", nil, { ["content-type"] = "application/json" }, body)
end
