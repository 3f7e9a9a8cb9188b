using System.Text;
using Fulfillment.Contracts;

namespace Fulfillment.Handheld.Scanners;

/// <summary>What a framer makes of bytes: the text of one read, or why it is none.</summary>
internal readonly record struct Framed(string? Data, Text? Refusal);

/// <summary>
/// Puts the fragments of a serial line together into reads. It never guesses: what is too long, loses its end or is no text is refused
/// as a whole, and what still arrives of it is refused, too, up to the next certain beginning, so that a half is never taken for a read.
/// </summary>
internal sealed class ScanFramer(ScannerProfile profile)
{
    // No scanner pauses this long inside one read; whatever comes after is a new one.
    private static readonly TimeSpan Certain = TimeSpan.FromSeconds(1);
    private const int Shown = 20;

    private readonly byte[] _held = new byte[profile.MaxLength];
    private int _length;
    private State _state = profile.Start is null ? State.Inside : State.Outside;

    /// <summary>Bytes of a lost read that nobody was told about yet.</summary>
    private bool _unheard;
    private TimeSpan _last;

    private enum State
    {
        /// <summary>Before the start byte of a scanner that sends one.</summary>
        Outside,
        Inside,

        /// <summary>Of a refused read whose bytes still arrive.</summary>
        Skipping,

        /// <summary>A pause came where the end should have been: what follows may be its rest.</summary>
        Lost,
    }

    /// <summary>Something is unfinished: call <see cref="Idle"/> when nothing came for the profile's pause.</summary>
    public bool IsWaiting => _length > 0 || _unheard || _state is State.Skipping;

    /// <param name="now">Of a clock that only goes forward.</param>
    public void Push(ReadOnlySpan<byte> bytes, TimeSpan now, Action<Framed> emit)
    {
        if (_state is State.Lost && now - _last > Certain) Begin();
        _last = now;
        foreach (var value in bytes)
        {
            if (value == profile.Start) BeginFrame(emit);
            else if (profile.Terminators.Contains(value)) End(emit);
            else Hold(value, emit);
        }
    }

    /// <summary>Nothing came for a while. That ends a read only where the scanner sends no terminator.</summary>
    public void Idle(Action<Framed> emit)
    {
        if (!IsWaiting) return;
        if (profile.Terminators.Count == 0)
        {
            End(emit);
            return;
        }

        if (_length > 0 || _unheard) emit(new Framed(null, FramingSentences.NoEnd(Beginning())));
        (_length, _unheard, _state) = (0, false, State.Lost);
    }

    /// <summary>The line is gone: what it did not finish is refused, and the next one begins afresh.</summary>
    public void Break(Action<Framed> emit)
    {
        if (_length > 0 || _unheard) emit(new Framed(null, FramingSentences.Broken));
        Begin();
    }

    private void BeginFrame(Action<Framed> emit)
    {
        if (_length > 0) emit(new Framed(null, FramingSentences.NoEnd(Beginning())));
        (_length, _unheard, _state) = (0, false, State.Inside);
    }

    private void Hold(byte value, Action<Framed> emit)
    {
        // What is left of another scanner's CR LF is no part of a code.
        if (_length == 0 && value is ControlBytes.Cr or ControlBytes.Lf) return;
        switch (_state)
        {
            case State.Outside:
                Refuse(FramingSentences.NoBeginning, emit);
                break;
            case State.Inside when _length == _held.Length:
                Refuse(FramingSentences.TooLong(profile.MaxLength), emit);
                break;
            case State.Inside:
                _held[_length++] = value;
                break;
            case State.Lost:
                _unheard = true;
                break;
        }
    }

    private void End(Action<Framed> emit)
    {
        var bytes = _held.AsSpan(0, _length).TrimEnd([ControlBytes.Cr, ControlBytes.Lf]);
        var read = _unheard ? new Framed(null, FramingSentences.NoEnd("")) : bytes.Length > 0 ? Read(bytes) : (Framed?)null;
        Begin();
        if (read is { } done) emit(done);
    }

    private Framed Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = profile.Encoding.GetString(bytes);
            return profile.Aim && !StartsWithAim(text) ? new Framed(null, FramingSentences.NoAim) : new Framed(text, null);
        }
        catch (DecoderFallbackException)
        {
            return new Framed(null, FramingSentences.NoText(profile.Encoding.WebName));
        }
    }

    private static bool StartsWithAim(string text) => text is [']', var code, var modifier, ..] && char.IsAsciiLetter(code) && char.IsAsciiLetterOrDigit(modifier);

    private void Refuse(Text why, Action<Framed> emit)
    {
        (_length, _state) = (0, State.Skipping);
        emit(new Framed(null, why));
    }

    private void Begin() => (_length, _unheard, _state) = (0, false, profile.Start is null ? State.Inside : State.Outside);

    private string Beginning() => Encoding.Latin1.GetString(_held, 0, Math.Min(_length, Shown));
}
