using System.ComponentModel;
using System.Runtime.InteropServices;
using static Fulfillment.Handheld.Scanners.Serial.LinuxCalls;

namespace Fulfillment.Handheld.Scanners.Serial;

/// <summary>An open terminal device of Linux, read by one thread; <see cref="Cancel"/> from any other ends its wait.</summary>
internal sealed class LineFile : ISerialLine
{
    private readonly Lock _gate = new();
    private readonly int _file;
    private readonly bool _owns;
    private readonly int _cancel;
    private bool _closed;

    private LineFile(int file, bool owns)
    {
        _file = file;
        _owns = owns;
        _cancel = EventFile(0, NonBlocking | CloseOnExec);
        if (_cancel < 0) throw LastError("eventfd");
    }

    /// <summary>Opens a serial device: raw, eight bits, no parity, not shared with another program.</summary>
    /// <exception cref="Win32Exception">It is not there, not allowed, or no terminal device.</exception>
    public static LineFile OpenSerial(string path, int baud)
    {
        // Without O_NOCTTY a session leader, as every systemd service is, dies of SIGHUP when the scanner is unplugged.
        var file = Open(path, ReadWrite | NoControllingTerminal | NonBlocking | CloseOnExec);
        if (file < 0) throw LastError(path);
        try
        {
            SetRaw(file, BaudRates.Code(baud));
            if (Control(file, Exclusive, 0) < 0) throw LastError(path);
            return new LineFile(file, owns: true);
        }
        catch
        {
            _ = Close(file);
            throw;
        }
    }

    /// <summary>A file that is open already, the keyboard's, and that stays open.</summary>
    public static LineFile Of(int file) => new(file, owns: false);

    public unsafe LineNews Wait(Span<byte> buffer, TimeSpan? patience, out int count)
    {
        count = 0;
        var files = stackalloc PollFile[2];
        files[0] = new PollFile { File = _file, Asked = PollIn };
        files[1] = new PollFile { File = _cancel, Asked = PollIn };
        var ready = Poll(files, 2, patience is { } some ? Math.Max(1, (int)some.TotalMilliseconds) : -1);
        if (ready < 0) return Marshal.GetLastPInvokeError() == Interrupted ? LineNews.Bytes : throw LastError("poll");
        if (files[1].Answered != 0) return LineNews.Cancelled;
        if (ready == 0) return LineNews.Nothing;
        return ReadOnce(buffer, (files[0].Answered & (PollHangUp | PollError | PollInvalid)) != 0, out count);
    }

    public unsafe void Cancel()
    {
        lock (_gate)
        {
            if (_closed) return;
            var one = 1UL;
            _ = Write(_cancel, (byte*)&one, sizeof(ulong));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            if (_owns) _ = Close(_file);
            _ = Close(_cancel);
        }
    }

    private unsafe LineNews ReadOnce(Span<byte> buffer, bool hungUp, out int count)
    {
        fixed (byte* into = buffer)
        {
            var read = Read(_file, into, (nuint)buffer.Length);
            var error = Marshal.GetLastPInvokeError();
            count = Math.Max(0, (int)read);
            return read switch
            {
                > 0 => LineNews.Bytes,
                // What was sent before the plug was pulled has been read by now.
                0 => LineNews.HangUp,
                _ when error is Interrupted or TryAgain && !hungUp => LineNews.Bytes,
                _ => LineNews.HangUp,
            };
        }
    }

    private static void SetRaw(int file, uint speed)
    {
        if (GetAttributes(file, out var line) < 0) throw LastError("tcgetattr");
        line.Input = (line.Input & ~(InputTranslation | SoftwareFlow)) | IgnoreBreak;
        line.Output &= ~OutputProcessing;
        line.Local &= ~(Echo | EchoNewLine | Canonical | Signals | Extensions);
        line.Control = (line.Control & ~(SizeAndParity | HardwareFlow)) | EightBits | Local | Receiver;
        line.Characters[MinimumBytes] = 1;
        line.Characters[Time] = 0;
        if (SetInputSpeed(ref line, speed) < 0 || SetOutputSpeed(ref line, speed) < 0) throw LastError("cfsetspeed");
        if (SetAttributes(file, Now, line) < 0) throw LastError("tcsetattr");
    }

    private static Win32Exception LastError(string what)
    {
        var error = Marshal.GetLastPInvokeError();
        return new Win32Exception(error, $"{what}: {Marshal.GetPInvokeErrorMessage(error)}");
    }
}
