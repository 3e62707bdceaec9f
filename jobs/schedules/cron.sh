#!/usr/bin/env bash
# The monthly job by cron: takes in what has come in, every morning of the first ten days of a month,
# for the month before. Copy it, set the places, and add to a crontab:
#
#   30 6 1-10 * *  /opt/duzhan/jobs/monthly
#
# A second run finds nothing to do, so it may come as often as one likes.
set -uo pipefail

duzhan=/opt/duzhan/jobs/duzhan
inbox=/srv/duzhan/inbox
warehouse=/srv/duzhan/warehouse
reports=/srv/duzhan/reports
log=/var/log/duzhan
# Readable by this user alone; the same key as ever, or households are not known again.
DUZHAN_KEY="$(cat /etc/duzhan/key)"
export DUZHAN_KEY

month="$(date -d "$(date +%Y-%m-01) -1 day" +%Y-%m)"
"$duzhan" run --inbox "$inbox" --period "$month" --warehouse "$warehouse" --out "$reports" --json \
  >>"$log/$month.json" 2>>"$log/$month.log"
case $? in
  0) ;;
  3) echo "duzhan $month: files refused or rows quarantined, see the last line of $log/$month.json" ;;
  4) ;; # another run is at work
  *) tail -n 1 "$log/$month.log" ;;
esac
