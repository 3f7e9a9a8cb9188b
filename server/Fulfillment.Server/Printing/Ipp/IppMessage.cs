using System.Buffers.Binary;
using System.Text;

namespace Fulfillment.Server.Printing.Ipp;

/// <summary>One value of an attribute as it came over the wire; a collection has members instead of bytes.</summary>
internal sealed record IppValue(byte Tag, byte[] Bytes, IReadOnlyList<IppAttribute> Members)
{
    /// <summary>The number of an integer or enum, else null: a printer may send <c>no-value</c> or nonsense where a number belongs.</summary>
    public int? Number => Tag is (byte)IppTag.Integer or (byte)IppTag.Enum && Bytes.Length == 4 ? BinaryPrimitives.ReadInt32BigEndian(Bytes) : null;

    public bool? Truth => Tag is (byte)IppTag.Boolean && Bytes.Length == 1 ? Bytes[0] != 0 : null;

    /// <summary>Any character string (tags 0x40 to 0x5f); malformed UTF-8 reads as replacement characters.</summary>
    public string? Characters => Tag is >= 0x40 and < 0x60 ? Encoding.UTF8.GetString(Bytes) : null;
}

/// <summary>A named attribute with its values.</summary>
internal sealed record IppAttribute(string Name, IReadOnlyList<IppValue> Values);

/// <summary>Attributes between two delimiter tags: the operation's, the printer's, or one job's.</summary>
internal sealed record IppGroup(byte Tag, IReadOnlyList<IppAttribute> Attributes)
{
    public IppValue? First(string name) => All(name) is [var first, ..] ? first : null;

    public IReadOnlyList<IppValue> All(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name)?.Values ?? [];

    public IReadOnlyList<string> Words(string name) => [.. All(name).Select(value => value.Characters).OfType<string>()];
}

/// <summary>A printer's reply.</summary>
internal sealed record IppReply(short Status, int RequestId, IReadOnlyList<IppGroup> Groups)
{
    public IppGroup? Printer => Groups.FirstOrDefault(group => group.Tag == (byte)IppTag.PrinterGroup);

    public IEnumerable<IppGroup> Jobs => Groups.Where(group => group.Tag == (byte)IppTag.JobGroup);

    /// <summary>Whether the printer says it did not honour the attribute.</summary>
    public bool LeavesOut(string name) =>
        Groups.Any(group => group.Tag == (byte)IppTag.UnsupportedGroup && group.Attributes.Any(attribute => attribute.Name == name));
}
