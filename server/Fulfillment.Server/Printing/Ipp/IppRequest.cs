using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Fulfillment.Server.Printing.Ipp;

/// <summary>Writes one request in the encoding of RFC 8010 §3. The two attributes every request begins with are written by the constructor, in their fixed order.</summary>
internal sealed class IppRequest
{
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public IppRequest(IppOperation operation, int requestId, byte majorVersion, byte minorVersion)
    {
        RequestId = requestId;
        _bytes.Write([majorVersion, minorVersion]);
        Short((short)operation);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.GetSpan(4), requestId);
        _bytes.Advance(4);
        Group(IppTag.OperationGroup);
        Word(IppTag.Charset, "attributes-charset", "utf-8");
        Word(IppTag.NaturalLanguage, "attributes-natural-language", "en");
    }

    public int RequestId { get; }

    public IppRequest Group(IppTag tag)
    {
        _bytes.Write([(byte)tag]);
        return this;
    }

    /// <summary>Character strings of any tag; the second and later values are further values of the same attribute.</summary>
    public IppRequest Word(IppTag tag, string name, params ReadOnlySpan<string> values)
    {
        for (var i = 0; i < values.Length; i++)
            Value(tag, i == 0 ? name : "", Encoding.UTF8.GetBytes(values[i]));
        return this;
    }

    public IppRequest Number(string name, int value)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, value);
        Value(IppTag.Integer, name, number);
        return this;
    }

    public IppRequest Truth(string name, bool value)
    {
        Value(IppTag.Boolean, name, [value ? (byte)1 : (byte)0]);
        return this;
    }

    /// <summary>The paper as <c>media-col</c>: exact dimensions, no maker's name for them.</summary>
    public IppRequest Media(PrintMedia media)
    {
        Value(IppTag.BeginCollection, "media-col", []);
        Member("media-size");
        Value(IppTag.BeginCollection, "", []);
        Member("x-dimension");
        Number("", media.Width);
        Member("y-dimension");
        Number("", media.Height);
        Value(IppTag.EndCollection, "", []);
        Value(IppTag.EndCollection, "", []);
        return this;
    }

    public ReadOnlyMemory<byte> Finish()
    {
        Group(IppTag.End);
        return _bytes.WrittenMemory;
    }

    private void Member(string name) => Value(IppTag.MemberName, "", Encoding.UTF8.GetBytes(name));

    private void Value(IppTag tag, string name, ReadOnlySpan<byte> value)
    {
        _bytes.Write([(byte)tag]);
        var encodedName = Encoding.UTF8.GetBytes(name);
        Short((short)encodedName.Length);
        _bytes.Write(encodedName);
        Short((short)value.Length);
        _bytes.Write(value);
    }

    private void Short(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(2), value);
        _bytes.Advance(2);
    }
}
