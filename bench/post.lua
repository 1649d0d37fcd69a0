-- For wrk: a small JSON body.
wrk.method = "POST"
wrk.body = '{"stage":"appraisal","version":3}'
wrk.headers["Content-Type"] = "application/json"
