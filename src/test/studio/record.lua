-- Ardour, without a screen, records a JACK MIDI port into a new session. From the environment:
-- SESSION_DIR, a folder that does not exist; SRC, the port; STOP, a file whose appearance ends the recording.
-- What was recorded lies in SESSION_DIR/interchange/*/midifiles/*.mid
AudioEngine:set_backend ("JACK", "", "")
local session = assert (create_session (assert (os.getenv ("SESSION_DIR")), "rec", 48000))
local tracks = Session:new_midi_track (
  ARDOUR.ChanCount (ARDOUR.DataType ("midi"), 1), ARDOUR.ChanCount (ARDOUR.DataType ("midi"), 1),
  true, ARDOUR.PluginInfo (), nil, nil, 1, "continuo", ARDOUR.PresentationInfo.max_order, ARDOUR.TrackMode.Normal, true)
local track = tracks:front ()
assert (track:input ():midi (0):connect (assert (os.getenv ("SRC"))) == 0, "not connected")
track:rec_enable_control ():set_value (1, PBD.GroupControlDisposition.NoGroup)
Session:maybe_enable_record (false)
sleep (1)
Session:request_roll (ARDOUR.TransportRequestSource.TRS_UI)
sleep (1)
print ("rolling")
io.stdout:flush ()
for _ = 1, 120 do
  local stop = io.open (assert (os.getenv ("STOP")))
  if stop then
    stop:close ()
    break
  end
  sleep (1)
end
Session:request_stop (false, false, ARDOUR.TransportRequestSource.TRS_UI)
sleep (2)
Session:save_state ("", false, false, false, false, false)
close_session ()
quit ()
