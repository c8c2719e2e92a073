# The machines of the cluster on this one: network namespaces on a switch of their own, or addresses of
# loopback where namespaces cannot be made. Processes are known by their ids and start times, which are
# kept in $RUN, and nothing else is ever ended. Sourced by `cluster` and `test`.

RUN=${CLUSTER_RUN:-/tmp/kedun-cluster}
MACHINES="edge:10 db1:11 db2:12 app1:21 app2:22"
SWITCH=kedun-switch

# mode: how machines are told apart: `namespaces` or `loopback`.
mode() { cat "$RUN/mode" 2>/dev/null || echo none; }

# The first three numbers of all addresses.
net() { if [ "$(mode)" = namespaces ]; then echo 10.77.0; else echo 127.77.0; fi; }

# address MACHINE
address() {
  local each
  for each in $MACHINES; do
    if [ "${each%%:*}" = "$1" ]; then echo "$(net).${each##*:}"; fi
  done
}

# Makes the machines; falls back to loopback where the kernel or the user's rights refuse.
make_machines() {
  local each name
  for each in $MACHINES; do mkdir -p "$RUN/${each%%:*}"/{etc,log,pid}; done
  if ! ip netns add $SWITCH 2>/dev/null; then
    echo "cluster: no network namespaces here: the machines are addresses of loopback" >&2
    echo loopback >"$RUN/mode"
    return
  fi
  echo namespaces >"$RUN/mode"
  ip -n $SWITCH link add switch type bridge
  ip -n $SWITCH link set switch up
  for each in $MACHINES; do
    name=${each%%:*}
    ip netns add "kedun-$name"
    ip -n $SWITCH link add "$name" type veth peer name eth0 netns "kedun-$name"
    ip -n $SWITCH link set "$name" master switch up
    ip -n "kedun-$name" addr add "$(address "$name")/24" dev eth0
    ip -n "kedun-$name" link set lo up
    ip -n "kedun-$name" link set eth0 up
  done
}

remove_machines() {
  local each
  if [ "$(mode)" = namespaces ]; then
    for each in $MACHINES; do ip netns del "kedun-${each%%:*}"; done
    ip netns del $SWITCH
  fi
}

# on MACHINE COMMAND…: runs a command there.
on() {
  local machine=$1
  shift
  if [ "$(mode)" = namespaces ]; then ip netns exec "kedun-$machine" "$@"; else "$@"; fi
}

# As the user that PostgreSQL accepts: it refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    echo "setpriv --reuid=postgres --regid=postgres --init-groups"
  fi
}

# When a process began, in clock ticks since the machine's start; nothing when it is gone.
began() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20; }

# start MACHINE SERVICE COMMAND…: starts a daemon with the settings of etc/SERVICE.env alone.
start() {
  local machine=$1 service=$2 pid settings=() within=()
  shift 2
  if runs "$machine" "$service"; then return; fi
  if [ -f "$RUN/$machine/etc/$service.env" ]; then
    mapfile -t settings <"$RUN/$machine/etc/$service.env"
  fi
  if [ "$(mode)" = namespaces ]; then within=(ip netns exec "kedun-$machine"); fi
  # Each program replaces the one before it, so that the id is the daemon's own.
  "${within[@]}" setsid env -i PATH="$PATH" LANG=C.UTF-8 "${settings[@]}" "$@" \
    </dev/null >>"$RUN/$machine/log/$service" 2>&1 &
  pid=$!
  disown
  echo "$pid $(began "$pid")" >"$RUN/$machine/pid/$service"
}

# runs MACHINE SERVICE: whether the process that was started is still there.
runs() {
  local pid ticks
  read -r pid ticks 2>/dev/null <"$RUN/$1/pid/$2" || return 1
  [ -n "$ticks" ] && [ "$(began "$pid")" = "$ticks" ]
}

# end MACHINE SERVICE SIGNAL: sends the signal to what was started, and waits for its end.
end() {
  local pid
  runs "$1" "$2" || return 0
  read -r pid _ <"$RUN/$1/pid/$2"
  kill "-$3" "$pid"
  await 30 "the end of $2 on $1" not_running "$1" "$2" || kill -KILL "$pid"
}

not_running() { ! runs "$1" "$2"; }

# end_postgres MACHINE: kills PostgreSQL, which outlives a killed Patroni.
end_postgres() {
  local pid
  read -r pid 2>/dev/null <"$RUN/$1/postgres/postmaster.pid" || return 0
  # The id stands in the folder of this cluster's own server, and the process must work in it.
  if [ "$(readlink "/proc/$pid/cwd")" = "$RUN/$1/postgres" ]; then kill -KILL "$pid"; fi
}

# await SECONDS WHAT COMMAND…: waits until the command succeeds.
await() {
  local seconds=$1 what=$2 until=$((SECONDS + $1))
  shift 2
  until "$@" >/dev/null 2>&1; do
    if [ "$SECONDS" -ge "$until" ]; then
      echo "cluster: waited $seconds s in vain for $what" >&2
      return 1
    fi
    sleep 0.2
  done
}
