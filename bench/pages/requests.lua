-- wrk: pages from the file $PAGES in turn, as the one whose cookies are in $COOKIE.
local cookie = io.open(os.getenv("COOKIE")):read("l")
local pages = {}
for line in io.lines(os.getenv("PAGES")) do pages[#pages + 1] = line end
local next_page = 0

request = function()
  next_page = next_page % #pages + 1
  return wrk.format("GET", pages[next_page], {["Cookie"] = cookie})
end

done = function(summary, latency, requests)
  local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99), wrong))
end
