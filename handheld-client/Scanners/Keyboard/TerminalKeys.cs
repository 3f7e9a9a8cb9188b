using System.Runtime.InteropServices;
using System.Text;
using Fulfillment.Handheld.Scanners.Serial;
using static Fulfillment.Handheld.Scanners.Serial.LinuxCalls;

namespace Fulfillment.Handheld.Scanners.Keyboard;

/// <summary>
/// A person or a scanner that types, at a terminal of Linux: keys as they come, without the terminal's own echo and line editing, which a
/// wedge's thousand keys a second would run through the drawn screen. Ctrl-C still ends the program.
/// </summary>
internal sealed class TerminalKeys : IDisposable
{
    public const string Device = "keyboard";
    private const byte Escape = 0x1B;
    private const byte Backspace = 0x08;
    private const byte Delete = 0x7F;
    private const int MostBytes = 4096;

    private readonly int _terminal;
    private readonly Termios _before;
    private readonly LineFile _keys;
    private readonly Action<string> _typed;
    private readonly Action<string> _entered;
    private readonly Action<RefusedRead> _refused;
    private readonly List<byte> _line = [];
    private bool _isTooLong;
    private readonly PosixSignalRegistration? _continued;

    private TerminalKeys(int terminal, Termios before, Action<string> typed, Action<string> entered, Action<RefusedRead> refused)
    {
        (_terminal, _before, _typed, _entered, _refused) = (terminal, before, typed, entered, refused);
        _keys = LineFile.Of(terminal);
        SetKeys();
        // After Ctrl-Z and fg the shell has set the terminal back.
        _continued = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => SetKeys());
        new Thread(Read) { IsBackground = true, Name = "keyboard" }.Start();
    }

    /// <summary>Null where standard input is no terminal of Linux.</summary>
    /// <param name="typed">Hears what is typed so far.</param>
    /// <param name="entered">Hears each finished line.</param>
    /// <param name="refused">Hears of a line that was too long.</param>
    public static TerminalKeys? Open(Action<string> typed, Action<string> entered, Action<RefusedRead> refused) =>
        OperatingSystem.IsLinux() && GetAttributes(0, out var before) == 0 ? new TerminalKeys(0, before, typed, entered, refused) : null;

    public void Dispose()
    {
        _continued?.Dispose();
        _keys.Cancel();
        _ = SetAttributes(_terminal, FlushThenSet, _before);
    }

    private void SetKeys()
    {
        var keys = _before;
        keys.Local &= ~(Canonical | Echo);
        keys.Characters[MinimumBytes] = 1;
        keys.Characters[Time] = 0;
        _ = SetAttributes(_terminal, Now, keys);
    }

    private void Read()
    {
        Span<byte> buffer = stackalloc byte[1024];
        using (_keys)
        {
            LineNews news;
            while ((news = _keys.Wait(buffer, null, out var count)) is LineNews.Bytes) Take(buffer[..count]);
        }
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        // An arrow or a function key is an escape sequence of its own and no part of a code.
        if (bytes is [Escape, (byte)'[' or (byte)'O', ..]) return;
        foreach (var value in bytes)
        {
            if (value is ControlBytes.Cr or ControlBytes.Lf) Enter();
            else if (value is Backspace or Delete) DropLast();
            else if (value is Escape) Clear();
            else if (_line.Count < MostBytes) _line.Add(value);
            else _isTooLong = true;
        }

        _typed(Text());
    }

    private void Enter()
    {
        var (text, isTooLong) = (Text(), _isTooLong);
        Clear();
        if (isTooLong) _refused(new RefusedRead(Device, FramingSentences.TooLong(MostBytes), FramingSentences.ScanAgain));
        else if (text.Length > 0) _entered(text);
    }

    private void Clear()
    {
        _line.Clear();
        _isTooLong = false;
    }

    private void DropLast()
    {
        while (_line.Count > 0)
        {
            var last = _line[^1];
            _line.RemoveAt(_line.Count - 1);
            // The bytes after the first of a UTF-8 letter begin with 10.
            if ((last & 0xC0) != 0x80) return;
        }
    }

    private string Text() => Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_line));
}
