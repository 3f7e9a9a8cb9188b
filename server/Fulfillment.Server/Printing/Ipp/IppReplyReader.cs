using System.Buffers.Binary;
using System.Text;

namespace Fulfillment.Server.Printing.Ipp;

/// <summary>
/// Reads a reply in the encoding of RFC 8010 §3. Whatever the bytes are, the answer is a reply or null: printers with
/// broken firmware, and whatever else listens on port 631, are expected.
/// </summary>
internal ref struct IppReplyReader
{
    // Real printers nest three deep (media-col in a database entry); the limit keeps a hostile reply from recursing on.
    private const int MaxDepth = 8;

    private ReadOnlySpan<byte> _rest;
    private bool _broken;

    private IppReplyReader(ReadOnlySpan<byte> bytes) => _rest = bytes;

    public static IppReply? Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new IppReplyReader(bytes);
        return reader.ReadReply();
    }

    private IppReply? ReadReply()
    {
        var version = Take(2);
        if (_broken || version[0] is not (1 or 2))
            return null;
        var status = TakeShort();
        var requestId = Take(4);
        if (_broken)
            return null;
        var groups = new List<IppGroup>();
        var id = BinaryPrimitives.ReadInt32BigEndian(requestId);
        var attributes = new List<IppAttribute>();
        while (TakeByte() is var tag && !_broken)
        {
            if (tag == (byte)IppTag.End)
                return new IppReply(status, id, groups);
            if (tag < 0x10)
            {
                attributes = [];
                groups.Add(new IppGroup(tag, attributes));
            }
            else if (groups.Count == 0 || !ReadAttribute(tag, attributes))
            {
                return null;
            }
        }
        return null;
    }

    private bool ReadAttribute(byte tag, List<IppAttribute> into)
    {
        var name = TakeCounted();
        var value = ReadValue(tag, 0);
        if (_broken)
            return false;
        if (name.Length > 0)
            into.Add(new IppAttribute(Encoding.UTF8.GetString(name), new List<IppValue> { value! }));
        else if (into.Count > 0)
            ((List<IppValue>)into[^1].Values).Add(value!);
        else
            return false;
        return true;
    }

    private IppValue? ReadValue(byte tag, int depth)
    {
        var bytes = TakeCounted();
        if (_broken)
            return null;
        return tag == (byte)IppTag.BeginCollection
            ? new IppValue(tag, [], ReadMembers(depth + 1))
            : new IppValue(tag, bytes.ToArray(), []);
    }

    private List<IppAttribute> ReadMembers(int depth)
    {
        var members = new List<IppAttribute>();
        _broken |= depth > MaxDepth;
        while (!_broken)
        {
            var tag = TakeByte();
            TakeCounted();
            if (tag == (byte)IppTag.EndCollection)
            {
                TakeCounted();
                return members;
            }
            if (tag == (byte)IppTag.MemberName)
            {
                members.Add(new IppAttribute(Encoding.UTF8.GetString(TakeCounted()), new List<IppValue>()));
                continue;
            }
            _broken |= tag < 0x10 || members.Count == 0;
            if (!_broken && ReadValue(tag, depth) is { } value)
                ((List<IppValue>)members[^1].Values).Add(value);
        }
        return members;
    }

    private ReadOnlySpan<byte> TakeCounted()
    {
        var length = TakeShort();
        return length < 0 ? Break() : Take(length);
    }

    private short TakeShort()
    {
        var two = Take(2);
        return _broken ? (short)0 : BinaryPrimitives.ReadInt16BigEndian(two);
    }

    private byte TakeByte()
    {
        var one = Take(1);
        return _broken ? (byte)0 : one[0];
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_broken || length > _rest.Length)
            return Break();
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private ReadOnlySpan<byte> Break()
    {
        _broken = true;
        return [];
    }
}
